"""Statements past Django's cursor behave as those that go through it."""

import pytest
from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import now
from tinhban.ledger import driver, tables
from tinhban.ledger.models import Epoch
from tinhban.ledger.tests.sample import Note

QUESTION = "SELECT text FROM ledger_test_note WHERE channel = %s ORDER BY text"


def _note(**other) -> dict:
    values = {"uid": new_uid(), "channel": "c", "entry_hash": "h", "organisation": new_uid()}
    return values | {"text": "một", "changes": 0} | other


def test_a_row_is_written_once_and_changed_where_it_is_as_said(db):
    note = _note()
    assert tables.insert(Note, **note) == 1
    assert tables.insert(Note, **note) == 0, "its key is taken"
    assert tables.change(Note, {"uid": note["uid"], "text": "hai"}, changes=1) == 0
    assert tables.change(Note, {"uid": note["uid"], "text": "một"}, changes=1, text="ba") == 1
    assert Note.objects.get().text == "ba"
    assert driver.fetch(QUESTION, ["c"]) == [("ba",)]


def test_rows_written_together_have_the_same_columns(db):
    tables.insert_many(Note, [_note(text=str(n)) for n in range(3)])
    assert driver.fetch(QUESTION, ["c"]) == [("0",), ("1",), ("2",)]
    short = _note()
    del short["text"]
    with pytest.raises(TypeError, match="same columns"):
        tables.insert_many(Note, [_note(), short])
    with pytest.raises(TypeError, match="has no colour"):
        tables.insert(Note, colour="red", **_note())


def test_an_empty_column_is_asked_for_with_none(db):
    """`= NULL` is never true."""
    values = {"channel": "c", "organisation": new_uid(), "epoch": "e", "head_hash": "h"}
    Epoch.objects.create(head_seq=1, opened_at=now(), **values)
    still_open = {"epoch": "e", "closed_at_seq": None}
    assert tables.change(Epoch, still_open, closed_at_seq=1) == 1
    assert tables.change(Epoch, still_open, closed_at_seq=2) == 0
    assert Epoch.objects.get().closed_at_seq == 1


def test_who_counts_the_queries_sees_them(db):
    with CaptureQueriesContext(connection) as made:
        tables.insert(Note, **_note())
        driver.fetch(QUESTION, ["c"])
    assert [one["sql"].split()[0] for one in made] == ["INSERT", "SELECT"]
    watched = []

    def watch(execute, sql, *more):
        watched.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(watch):
        tables.insert(Note, **_note())
    assert len(watched) == 1


def test_errors_are_those_of_django(db):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        tables.insert(Note, **_note(text=None))
    with pytest.raises((OperationalError, ProgrammingError)), transaction.atomic():
        driver.fetch("SELECT nothing FROM nowhere", [])
    assert not Note.objects.exists()


def test_a_broken_transaction_takes_nothing_more(db):
    with pytest.raises(TransactionManagementError), transaction.atomic():
        transaction.set_rollback(True)
        tables.insert(Note, **_note())
