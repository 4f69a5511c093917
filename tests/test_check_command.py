"""tinhban check: figures, and what of a file was left out or not read, as lines, as JSON, as the exit code."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tinhban.config.commands import acting, checking
from tinhban.organisations.models import Role
from tinhban.papers.reading.tests.build import p, r, word
from tinhban.reviews.tests.conftest import world  # noqa: F401

RUNNER = CliRunner()
STRUCK = word(p(r("301 tin ", "<w:strike/>"), "Có 9 thôn."))
CHUNK = '<w:altChunk r:id="rId9"/>'


@pytest.fixture
def check(world, monkeypatch, tmp_path):  # noqa: F811
    """Run the command on bytes, as the department of the report."""
    department = world.department
    monkeypatch.setattr(acting, "open_node", lambda: None)
    monkeypatch.setattr(acting, "organisation_of", lambda *_: department.office)
    monkeypatch.setattr(acting, "reader_for", lambda *_: department.people[Role.OFFICER])
    app = typer.Typer()
    app.callback()(lambda: None)
    checking.register(app)

    def run(data: bytes, *more: str):
        path = tmp_path / "bai.docx"
        path.write_bytes(data)
        said = ["check", str(path), "--programme", world.programme.slug, "--period", "2022", *more]
        return RUNNER.invoke(app, said)

    return run


def test_what_was_left_out_is_told_below_the_figures(check):
    answer = check(STRUCK)
    assert answer.exit_code == 0, answer.output
    assert "“9”" in answer.stdout
    assert answer.stdout.splitlines()[-1] == (
        "Lưu ý: Chữ bị gạch bỏ, không tính: 1 chỗ (“301 tin”)."
    )


def test_json_has_what_was_left_out_behind_the_figures(check):
    figure, note = json.loads(check(STRUCK, "--json").stdout)
    assert (figure["surface"], figure["verdict"]) == ("9", "unknown")
    assert note == {
        "verdict": "told",
        "note": "struck",
        "count": 1,
        "surface": "301 tin",
        "words": "Chữ bị gạch bỏ, không tính: 1 chỗ (“301 tin”).",
    }


def test_a_file_of_which_a_part_was_not_read_does_not_end_as_if_all_were_well(check):
    data = word(CHUNK, links=[("rId9", "aFChunk", "c.rtf")], parts={"word/c.rtf": "{\\rtf1}"})
    answer = check(data)
    assert answer.exit_code == 3
    assert "chưa đọc được chữ bên trong: 1 (“c.rtf”)" in answer.stdout
    assert [row["verdict"] for row in json.loads(check(data, "--json").stdout)] == ["unread"]


def test_a_file_that_is_no_word_file_is_refused_by_its_kind(check):
    answer = check(b"{\\rtf1 9 tin}")
    assert answer.exit_code == 2
    assert "RTF" in answer.output
