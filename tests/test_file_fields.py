"""Every file field of the product speaks the reader's language, not the browser's."""

import re
from pathlib import Path

import pytest
from django import forms
from django.utils import translation

import tinhban
from tinhban.exchange.forms.items import ItemForm
from tinhban.logbook.forms import UploadForm
from tinhban.programmes.forms.fields import Paper
from tinhban.reviews.forms import CheckForm, IssueForm
from tinhban.screens.widgets import FilePick
from tinhban.watch.forms import AskForm


class _Papers(forms.Form):
    paper = Paper(label="Bản ký")
    optional = Paper(label="Minh chứng", required=False)


FIELDS = [
    lambda: CheckForm(programmes=[])["document"],
    lambda: IssueForm()["paper"],
    lambda: _Papers()["paper"],
    lambda: _Papers()["optional"],
    lambda: ItemForm()["uploads"],
    lambda: UploadForm(channels=[])["log"],
    lambda: AskForm()["file"],
]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(("language", "words"), [("vi", "Chưa chọn tệp"), ("en", "No file chosen")])
def test_the_control_is_under_our_own_words(field, language, words):
    with translation.override(language):
        shown = field().as_field_group()
    control = re.search(r'<input type="file"[^>]*>', shown)
    assert control is not None and 'class="visually-hidden' in control[0]
    assert words in shown and shown.count("<label") == 1


def test_no_other_kind_of_file_field_is_in_the_package():
    package = Path(tinhban.__file__).parent
    for path in package.rglob("*.py"):
        if "tests" not in path.parts and path.name != "widgets.py":
            assert not re.search(r"forms\.(Clearable)?FileInput", path.read_text()), path
    assert issubclass(FilePick, forms.FileInput)
    for path in package.rglob("templates/**/*.html"):
        for control in re.findall(r"<input[^>]*type=.?file[^>]*>", path.read_text()):
            assert "visually-hidden" in control, path
