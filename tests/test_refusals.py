"""One root of "no, because": every refusal of the house descends from it, and nothing else is told as one."""

import importlib
import pickle
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import typer
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import override
from typer.testing import CliRunner

import tinhban
from tinhban.config import setting_up
from tinhban.config.commands import acting, node
from tinhban.foundation import trust
from tinhban.foundation.problems import Problem, Refused
from tinhban.jobs.bounds import BeyondBounds
from tinhban.ledger import errors
from tinhban.organisations.attempts import TooManyAttempts
from tinhban.organisations.brake import AskedToWait
from tinhban.papers.pdf import UnprintableText
from tinhban.programmes.problems import BadTerms, Closed
from tinhban.proof.encoding import Malformed
from tinhban.proof.refusals import BundleRefused
from tinhban.records.refusals import RecordRefused
from tinhban.reuse import BadInput
from tinhban.sheets.refusal import UnreadableFile
from tinhban.watch.refusals import Trouble
from tinhban.wire.refusals import EntryRefused

# What steers the code of one room and is told to nobody, and what is a fault of ours.
NO_REFUSALS = {
    "tinhban.papers.reading.story.Enough",
    "tinhban.sheets.formats.delimited._RunsOn",
    "tinhban.watch.connections.Late",
    "tinhban.watch.connections.TooMuch",
    "tinhban.watch.reading.packed.TooLarge",
    "tinhban.watch.reading.trees.Enough",
    "tinhban.watch.reading.trees.NoTree",
    "tinhban.watch.scanning._Overtaken",
    "tinhban.watch.unpacking.BadlyPacked",
    "tinhban.watch.unpacking.TooLong",
    "tinhban.figures.counters.NoCounter",
    "tinhban.jobs.confined.ReaderBroke",
    "tinhban.jobs.hand.TakenAway",
    "tinhban.ledger.applying._OneFailed",
    "tinhban.ledger.checks.Fork",
    "tinhban.programmes.views.answering._NotOffered",
    "tinhban.reviews.views.checking._TakesLong",
    "tinhban.screens.keyset.BadCursor",
}


def exceptions_of_the_house() -> Iterator[type[Exception]]:
    """Every exception class that a module of the package defines."""
    for found in pkgutil.walk_packages(tinhban.__path__, "tinhban."):
        parts = found.name.split(".")
        if {"tests", "migrations"} & set(parts) or parts[-1] in ("__main__", "wsgi"):
            continue
        for thing in vars(importlib.import_module(found.name)).values():
            own = isinstance(thing, type) and thing.__module__ == found.name
            if own and issubclass(thing, Exception):
                yield thing


def test_what_is_told_descends_from_one_root():
    others = {
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in exceptions_of_the_house()
        if not issubclass(kind, Refused)
    }
    assert others == NO_REFUSALS


def test_no_refusal_can_be_taken_for_an_error_of_a_programmer():
    errors_of_python = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
    assert [
        kind
        for kind in exceptions_of_the_house()
        if issubclass(kind, Refused) and issubclass(kind, errors_of_python)
    ] == []


def test_bytes_of_others_have_their_own_branch():
    for kind in (errors.BadBytes, errors.BadChain, errors.BadEntrySignature, errors.NotAuthorised):
        assert issubclass(kind, EntryRefused)
        assert issubclass(kind, errors.LedgerError)
    assert not issubclass(errors.Conflict, EntryRefused)
    assert not issubclass(BundleRefused, EntryRefused)


REFUSALS = [
    Refused("No, because", field="title", where="row 3"),
    Refused("At most %(limit)s", limit=3),
    Problem("too_long", "At most %(limit)s", limit=3),
    RecordRefused("Choose a partner", field="to"),
    Trouble("status", host="bao.vn", status=503),
    UnreadableFile("too_many_rows", sheet="Tháng 1", row=9, limit=5),
    UnprintableText(("☃",)),
    BeyondBounds("time"),
    BadInput("items.jsonl", 7, BadInput.NOT_JSON),
    BadTerms("The title is missing.", "The term is missing."),
    Closed(),
    Malformed("not JSON"),
    BundleRefused("bad_name", name="../x"),
    errors.Conflict("nothing changed"),
    errors.Gap(7),
]


@pytest.mark.parametrize("refused", REFUSALS, ids=lambda refused: type(refused).__name__)
@pytest.mark.parametrize("read", [pickle.loads, trust.restored], ids=["pickle", "trust"])
def test_a_refusal_survives_the_way_between_processes(refused, read):
    with override("en"):
        words = str(refused)
        again = read(pickle.dumps(refused))
        assert type(again) is type(refused)
        assert str(again) == words
        assert repr(again) == repr(refused)
        assert vars(again) == vars(refused)


@pytest.mark.parametrize(
    "refused",
    [AskedToWait(3, "ticket"), TooManyAttempts(datetime(2030, 1, 1, tzinfo=UTC))],
    ids=lambda refused: type(refused).__name__,
)
def test_a_refusal_of_a_form_is_an_error_for_its_machinery_too(refused):
    again = pickle.loads(pickle.dumps(refused))  # noqa: S301 - our own
    for one in (refused, again):
        assert isinstance(one, ValidationError)
        assert one.messages == [str(one)]
        assert one.code in ("wait", "too_many_attempts")
        assert one.error_list == [one]


def test_another_class_does_not_come_back_as_a_refusal():
    with pytest.raises(TypeError, match="no refusal"):
        Refused("x").__reduce__()[0](ValueError, "x")


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (Problem("far", "There is no hour %(hour)s.", hour=25), "Không có giờ 25."),
        (RecordRefused("Không có chỗ"), "Không có chỗ"),
        (PermissionDenied("Không có quyền"), "Không có quyền"),
    ],
)
def test_a_command_ends_with_the_words_of_a_refusal(capsys, refused, told):
    with override("vi"), pytest.raises(typer.Exit) as ended, acting.told():
        raise refused
    assert ended.value.exit_code == 1
    assert capsys.readouterr().err.strip() == told


@pytest.mark.parametrize(
    "fault", [ValueError("a fault"), KeyError("a fault"), TypeError("a fault")]
)
def test_a_fault_of_ours_is_not_told_as_a_refusal(monkeypatch, fault):
    def fails(**_said: str) -> str:
        raise fault

    monkeypatch.setattr(setting_up, "prepare", lambda: None)
    monkeypatch.setattr(setting_up, "start_empty", fails)
    app = typer.Typer()
    node.register(app)
    answer = CliRunner().invoke(app, ["init", "--organisation", "a", "--administrator", "b"])
    assert answer.exit_code == 1
    assert answer.exception is fault  # the traceback is the operator's
    assert "a fault" not in answer.output
