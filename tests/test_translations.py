"""Every string on screen exists in Vietnamese: none is missing, empty or marked as uncertain."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "tinhban"
GETTEXT = {
    "_": (0,), "gettext": (0,), "gettext_lazy": (0,), "gettext_noop": (0,),
    "ngettext": (0, 1), "ngettext_lazy": (0, 1),
    "pgettext": (1,), "pgettext_lazy": (1,), "npgettext": (1, 2), "npgettext_lazy": (1, 2),
}  # fmt: skip
CALL = re.compile(
    r"""\b(gettext|ngettext|pgettext|npgettext|_)\(\s*((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?\s*)+)""",
    re.S,
)
LITERAL = re.compile(r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""", re.S)


def _from_python(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        for position in GETTEXT.get(name, ())[:1]:
            if len(node.args) > position and isinstance(node.args[position], ast.Constant):
                text = node.args[position].value
                context = node.args[0].value if name.startswith(("pgettext", "npgettext")) else ""
                if isinstance(text, str):
                    yield context, text


def _from_template(path: Path) -> Iterator[tuple[str, str]]:
    for call in CALL.finditer(templatize(path.read_text())):
        literals = [ast.literal_eval(m) for m in LITERAL.findall(call[2])]
        position = GETTEXT[call[1]][0]
        if len(literals) > position:
            yield (literals[0] if position else ""), literals[position]


def _used(folder: Path) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in folder.rglob("*.py"):
        if not {"tests", "migrations"} & set(path.parts):
            found.update(_from_python(path))
    for path in folder.rglob("templates/**/*.html"):
        found.update(_from_template(path))
    return found


def _translated(folder: Path) -> set[tuple[str, str]]:
    known: set[tuple[str, str]] = set()
    for path in folder.rglob("locale/vi/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="vi"):
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                if message.id and all(strings) and not message.fuzzy:
                    key = message.id[0] if isinstance(message.id, tuple) else message.id
                    known.add((message.context or "", key))
    return known


def _django() -> set[tuple[str, str]]:
    import django

    catalogue = (
        Path(django.__file__).parent / "conf" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    )
    with catalogue.open("rb") as file:
        return {
            ("", m.id) for m in read_po(file, locale="vi") if m.string and isinstance(m.id, str)
        }


def test_no_string_is_left_in_english():
    used, translated = _used(PACKAGE), _translated(PACKAGE)
    assert len(used) > 100
    missing = sorted(used - translated - _django())
    assert not missing, f"{len(missing)} untranslated: {missing[:20]}"


def test_no_vietnamese_source_string_hides_from_the_english_screen():
    marks = re.compile(
        "[ăâđêôơưạảãáàặắằẳẵấầẩẫậẹẻẽéèếềểễệịỉĩíìọỏõóòốồổỗộớờởỡợụủũúùứừửữựỵỷỹýỳ]", re.I
    )
    # Names, and examples of what a person types in Vietnamese, stay as they are.
    proper = re.compile("Tỉnh bạn|Tiếng Việt|“[^”]*”|Quý I/2022|Tháng 3/2022")
    odd = sorted(t for _, t in _used(PACKAGE) if marks.search(proper.sub("", t)))
    assert not odd, odd[:20]


def test_one_string_has_one_translation():
    """Django merges the catalogues of all rooms: of two translations, one shows on the wrong page."""
    told: dict[tuple[str, str], dict[str, set[str]]] = {}
    for path in PACKAGE.rglob("locale/vi/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="vi"):
                if message.id:
                    key = (message.context or "", str(message.id))
                    rooms = told.setdefault(key, {}).setdefault(str(message.string), set())
                    rooms.add(str(path.relative_to(PACKAGE).parents[3]))
    clashes = {key: said for key, said in told.items() if len(said) > 1}
    assert not clashes, clashes


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (lambda: validate_password("ngan", None), "Mật khẩu phải có ít nhất 10 ký tự."),
        (lambda: forms.CharField().clean(""), "Chưa ghi mục này."),
        (lambda: forms.CharField(max_length=2).clean("abc"), "Nhiều nhất 2 ký tự, đang có 3."),
        (lambda: forms.IntegerField().clean("hai"), "Ghi số nguyên."),
        (lambda: forms.CharField().clean("\x00"), "Nội dung có ký tự không đọc được."),
    ],
)
def test_what_django_says_is_said_in_our_words(check, told):
    with translation.override("vi"), pytest.raises(ValidationError, match=told):
        check()
