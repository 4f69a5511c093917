"""Each year's book: as many answers as it says, no other question, and exactly the right rows."""

import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tinhban.exchange import actions
from tinhban.exchange.content import Content
from tinhban.exchange.models import DeliveryLine, Usage
from tinhban.foundation.text import fold
from tinhban.ledger import actions as ledger
from tinhban.logbook.answers import answer_all, answer_row
from tinhban.logbook.asked import asked_of
from tinhban.logbook.columns_asked import columns_asked
from tinhban.logbook.importing import start_import
from tinhban.logbook.models import BatchState, ImportBatch, ImportRow, RowState
from tinhban.logbook.uploads import upload_log
from tinhban.sheets.tests.years import BOOKS

MOST = 10


@pytest.fixture
def trio(owner, partner, stranger, observer):
    """A programme of three stations."""
    return ledger.open_channel(
        as_=owner.office,
        by=owner.editor,
        purpose={"title": "Chương trình ba đài", "kind": "programme"},
        members={partner.uid: ledger.Role.MEMBER, stranger.uid: ledger.Role.MEMBER},
    )


@pytest.fixture
def desks(owner, partner, stranger):
    return {desk.office.slug: desk for desk in (owner, partner, stranger)}


def put_on_file(book, channel, owner, partner):
    """The partner's items come to us before their day of use; the book may have a slip in a title."""
    for piece in book.on_file:
        content = Content(kind=piece.kind, title=piece.title, text="Nội dung tin.")
        day = piece.day - timedelta(days=1)
        item = actions.approve_item(channel=channel, content=content, approved_on=day, **owner.does)
        actions.send_delivery(
            channel=channel, to=partner.uid, items=[item], delivered_on=day, **owner.does
        )


def key_of(question, batch, desks):
    """A question as a book names it."""
    code = question.doubt.code
    if question.position:
        row = ImportRow.objects.get(batch=batch, position=question.position)
        return f"{code}@{row.sheet}!{row.number}"
    if not question.shown:
        return code
    slugs = {str(desk.uid): slug for slug, desk in desks.items()}
    return f"{code}={slugs.get(question.shown, fold(question.shown))}"


def answered(batch, book, desks, does):
    """Answer one question after another as a person would; the keys of the questions, one an answer."""
    given = []
    while asked := asked_of(batch):
        question = next(iter([*asked.shared, *asked.single]), None)
        if question is None:
            return given
        key = key_of(question, batch, desks)
        assert key in book.answers, f"{key}: {question.sentence}"
        if question.position:
            row = ImportRow.objects.get(batch=batch, position=question.position)
            answer_row(row=row, doubt=question.key, answer=book.answers[key], **does)
        else:
            answer = {"code": question.doubt.code, "shown": question.shown}
            answer_all(batch=batch, answer=book.answers[key], **answer, **does)
        given.append(key)
        assert len(given) <= MOST
        batch.refresh_from_db()


def told(batch):
    """What is said with nothing to be answered: defaults in force, columns, sheets, problems."""
    found = {question.doubt.code for question in asked_of(batch).in_force}
    found |= {f"heading:{column.word}" for column in columns_asked(batch)}
    for problem in batch.problems:
        if problem["code"] == "other_book":
            found.add(f"sheet:{problem['params']['sheet']}")
        elif problem["code"] not in (
            "column_unknown",
            "column_guessed",
            "one_date_column",
            "not_a_log",
        ):
            found.add(problem["code"])
    return found


def recorded(book, desks, partner):
    slugs = {desk.uid: slug for slug, desk in desks.items()}
    if book.book == "supplied":
        lines = DeliveryLine.objects.select_related("item")
        return sorted(
            (line.item.title, line.delivered_on.isoformat(), line.item.kind, slugs[line.to_uid])
            for line in lines
        )
    uses = Usage.objects.filter(used_by=partner.uid)
    return sorted((u.title, u.used_on.isoformat(), u.kind, slugs[u.supplier_uid]) for u in uses)


@pytest.fixture
def go_through(
    owner, partner, channel, trio, known_names, desks, django_capture_on_commit_callbacks
):
    def gone(book):
        here = channel if book.partners == 1 else trio
        put_on_file(book, here, owner, partner)
        batch, _new = upload_log(
            content=book.file,
            filename=book.filename or "Sổ 2022.xlsx",
            channel=here,
            book=book.book if book.book == "supplied" else "",
            **partner.does,
        )
        said = told(batch)
        given = answered(batch, book, desks, partner.does)
        said |= told(batch)
        with django_capture_on_commit_callbacks(execute=True):
            start_import(batch=ImportBatch.objects.get(pk=batch.pk), **partner.does)
        return ImportBatch.objects.get(pk=batch.pk), given, said

    return gone


@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_a_year_is_in_the_book_after_its_answers(book, go_through, desks, partner):
    batch, given, said = go_through(book)
    assert sorted(given) == sorted(book.answers)
    assert len(given) <= MOST
    assert said == set(book.told)
    assert batch.state == BatchState.DONE
    assert recorded(book, desks, partner) == book.rows
    assert batch.rows.filter(state=RowState.LEFT_OUT).count() == book.left_out
    sys.stdout.write(
        f"  {book.name:<32}{len(book.rows) + book.left_out:>5} rows {len(given):>3} answers\n"
    )


@pytest.mark.parametrize("name", ["shortened by hand", "bodies in many spellings"])
def test_next_year_knows_what_was_said(name, go_through):
    """Kinds and partners that were explained once are asked about no more."""
    book = next(book for book in BOOKS if book.name == name)
    _batch, given, _said = go_through(book)
    strangers = (
        "ctv muong khuong",
        "truyen hinh quan doi",
        "d c hanh gui",
    )  # left out, not explained
    kept = {f"partner_unknown={stranger}" for stranger in strangers}
    [rows] = book.sheets.values()
    earlier = [[c.replace(year=2021) if isinstance(c, date) else c for c in row] for row in rows]
    answers = {key: answer for key, answer in book.answers.items() if key in kept}
    next_book = replace(book, sheets={"2021": earlier}, answers=answers, filename="Sổ 2021.xlsx")
    _batch, given_then, _said = go_through(next_book)
    assert sorted(given_then) == sorted(answers)
    assert len(given_then) < len(given)
