"""A command per paper: what it writes, what it refuses, with which status it ends."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.desk import expected, named
from tinhban.config import command_line
from tinhban.figures.periods import Period
from tinhban.organisations.models import Organisation
from tinhban.programmes.models import Programme
from tinhban.proof.vocabulary import USAGE
from tinhban.reviews import live
from tinhban.reviews.queries import draft_of

pytestmark = pytest.mark.django_db
RUNNER = CliRunner()
PROGRAMME, YEAR = "lao-cai-yen-bai-lai-chau-2022", "2022"


@pytest.fixture
def drafted(world):
    """The world has a draft of the report of 2022; the answer is a figure of two sides."""
    programme = Programme.objects.get(slug=PROGRAMME)
    office = Organisation.objects.get(uid=programme.proposed_by)
    period = Period.parse(YEAR)
    assert draft_of(programme, period, office) is not None
    return next(
        bound.key
        for bound in live.bound_commitments(programme, period, office)
        if bound.rule and bound.rule.other and bound.rule.counted == USAGE
    )


@pytest.fixture
def place(drafted, tmp_path):
    """What stands in the braces of the commands."""
    there = tmp_path / "da-co.docx"
    there.write_bytes(b"cu")
    return {
        "programme": PROGRAMME,
        "figure": drafted,
        "new": str(tmp_path / "moi"),
        "there": str(there),
        "nowhere": str(tmp_path / "khong-co"),
    }


def run(line):
    return RUNNER.invoke(command_line.with_commands(), line.split())


@pytest.mark.parametrize("case", expected("command"), ids=named)
def test_a_command_writes_its_paper_or_says_why_not(case, place, tmp_path):
    line = case["line"].format(**place)
    answer = run(line)
    assert answer.exit_code == case["status"], answer.output
    if "says" in case:
        assert case["says"].format(**place) in answer.output
    written = [
        path for path in tmp_path.iterdir() if path.read_bytes() != b"cu" or path.suffix != ".docx"
    ]
    if "kind" in case:
        (file,) = written
        assert file.read_bytes().startswith(case["kind"].encode())
    else:
        assert written == []


def test_what_was_there_stays_until_the_new_file_is_whole(place, monkeypatch, tmp_path):
    from tinhban.papers import word

    def breaks_off(paper):
        raise ValueError("hỏng giữa chừng")

    monkeypatch.setattr(word, "to_docx", breaks_off)
    answer = run(f"review {PROGRAMME} --period 2022 --format docx --force --out {place['there']}")
    assert (answer.exit_code, Path(place["there"]).read_bytes()) == (1, b"cu")
    assert [path.name for path in tmp_path.iterdir()] == ["da-co.docx"]


def test_the_text_goes_to_the_terminal_by_itself(place):
    answer = run(f"review {PROGRAMME} --period 2022 --format text --draft")
    assert answer.exit_code == 0
    assert answer.output.startswith("BÁO CÁO\n")
    assert "trân trọng báo cáo" in answer.output


def test_every_paper_that_is_listed_can_be_made(place, tmp_path):
    listed = run(f"papers {PROGRAMME} --period 2022").output
    commands = [line.strip() for line in listed.splitlines() if line.startswith("  tinhban ")]
    assert {command.split()[1] for command in commands} == {"review", "minutes", "confirmation"}
    for number, command in enumerate(commands):
        line = command.removeprefix("tinhban ").rpartition("--out ")[0]
        answer = run(f"{line}--out {tmp_path / f'{number}.docx'}")
        assert answer.exit_code == 0, answer.output


def test_rows_behind_a_figure_are_a_workbook(place, tmp_path):
    out = tmp_path / "ban-ghi.xlsx"
    line = f"review {PROGRAMME} --period 2022 --format xlsx --figure {place['figure']} --out {out}"
    assert run(line).exit_code == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_report_without_a_text_is_refused_in_words(world, tmp_path):
    out = tmp_path / "bc.docx"
    answer = run(f"review {PROGRAMME} --period 2023 --format docx --out {out}")
    assert (answer.exit_code, out.exists()) == (1, False)
    assert "chưa có nội dung" in answer.output
