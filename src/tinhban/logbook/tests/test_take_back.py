"""Taking an import back: over refusals, once, after a kill, and beside other browsers."""

from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.models import Usage
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.beating import SILENCE
from tinhban.ledger.models import Entry
from tinhban.logbook import taking_back
from tinhban.logbook.importing import start_import
from tinhban.logbook.models import WORK, BatchState, RowState
from tinhban.logbook.refusals import NotYet, words_of
from tinhban.logbook.report import counts_of
from tinhban.logbook.taking_back import undo_import
from tinhban.logbook.tests.conftest import LAI_CHAU, fresh
from tinhban.records.refusals import RecordRefused

WITHDRAWN = "vn.tinhban.usage.withdrawn.v1"
WHY = "Không rút được vì đã chốt số liệu."


@pytest.fixture
def recorded(upload, run):
    """A log of so many rows that stands in the book."""

    def made(count):
        rows = [
            [n, date(2022, 3, n % 28 + 1), f"Tin số {n}", "Tin", LAI_CHAU] for n in range(count)
        ]
        return run(upload(*rows))

    return made


@pytest.fixture
def refuse(monkeypatch):
    """The book refuses to withdraw the uses of these titles, as long as they stand in the list."""
    titles = []
    withdraw = actions.withdraw_usage

    def refusing(*, usage, **more):
        if usage.title in titles:
            raise RecordRefused(WHY)
        return withdraw(usage=usage, **more)

    monkeypatch.setattr(actions, "withdraw_usage", refusing)
    return titles


def standing():
    return sorted(Usage.objects.filter(withdrawn_on=None).values_list("title", flat=True))


@pytest.mark.parametrize("refused", [[0], [3], [6], [0, 6], [0, 1, 2, 3, 4, 5, 6]])
def test_what_is_refused_is_told_row_by_row_and_the_rest_is_taken_back(
    recorded, run, refuse, refused, monkeypatch
):
    monkeypatch.setattr(taking_back, "GROUP", 3)
    batch = recorded(7)
    refuse += [f"Tin số {n}" for n in refused]
    batch = run(batch, undo_import, reason="Nhầm sổ")
    assert standing() == sorted(refuse)
    rows = batch.rows.filter(state=RowState.STANDS)
    assert [row.settled["title"] for row in rows.order_by("position")] == refuse
    assert {row.reason for row in rows} == {WHY}
    assert batch.rows.filter(state=RowState.WITHDRAWN).count() == 7 - len(refused)
    assert (batch.state, batch.done, batch.total) == (BatchState.STOPPED, 7, 7)
    assert str(len(refused)) in words_of(batch.refusal)
    assert counts_of(batch).stands == len(refused)


def test_what_was_refused_may_be_tried_once_more(recorded, run, refuse):
    batch = recorded(4)
    refuse.append("Tin số 2")
    batch = run(batch, undo_import, reason="Nhầm sổ")
    refuse.clear()
    batch = run(batch, undo_import, reason="Nhầm sổ, lần hai")
    assert (batch.state, standing()) == (BatchState.UNDONE, [])
    assert Entry.objects.filter(type=WITHDRAWN).count() == 4  # none twice
    assert set(batch.rows.values_list("state", "reason")) == {(RowState.WITHDRAWN, "")}


def test_of_a_row_of_several_uses_the_others_are_withdrawn(upload, run, refuse, ask):
    batch = upload([1, date(2022, 3, 4), "Chùm tin", "3 tin", LAI_CHAU])
    ask(batch, "several_items", "split")
    batch = run(fresh(batch))
    refuse.append("Chùm tin (2/3)")
    batch = run(batch, undo_import, reason="Nhầm sổ")
    assert standing() == ["Chùm tin (2/3)"]
    assert batch.rows.get().state == RowState.STANDS


@pytest.fixture
def ask(partner):
    from tinhban.logbook.answers import answer_all

    return lambda batch, code, answer: answer_all(
        batch=batch, code=code, answer=answer, **partner.does
    )


def test_a_killed_taking_back_goes_on_and_ends_with_every_use_withdrawn_once(
    recorded, run, refuse, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(taking_back, "GROUP", 10)
    batch = recorded(35)
    refuse.append("Tin số 4")
    group, done = taking_back._withdraw_group, []

    def dying(at_work):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(1)
        return group(at_work)

    monkeypatch.setattr(taking_back, "_withdraw_group", dying)
    with pytest.raises(KeyboardInterrupt):
        run(batch, undo_import, reason="Nhầm sổ")
    half = fresh(batch)
    assert (half.state, half.done, half.percent) == (BatchState.UNDOING, 20, 57)
    monkeypatch.setattr(taking_back, "_withdraw_group", group)
    with django_capture_on_commit_callbacks(execute=True), time.at(time.now() + 2 * SILENCE):
        assert work.resume(WORK) == 1
    whole = fresh(batch)
    assert (whole.state, whole.done) == (BatchState.STOPPED, 35)
    assert standing() == ["Tin số 4"]
    assert Entry.objects.filter(type=WITHDRAWN).count() == 34


def test_pressed_twice_it_is_done_once(recorded, partner, django_capture_on_commit_callbacks):
    batch = recorded(3)
    with django_capture_on_commit_callbacks(execute=True) as jobs_made:
        undo_import(batch=batch, reason="Nhầm sổ", **partner.does)
        with pytest.raises(NotYet):
            undo_import(batch=batch, reason="Nhầm sổ", **partner.does)
    assert sum(str(batch.uid) in repr(job) for job in jobs_made) == 1
    assert Entry.objects.filter(type=WITHDRAWN).count() == 3
    with pytest.raises(NotYet):
        undo_import(batch=fresh(batch), reason="Nhầm sổ", **partner.does)


def test_two_browsers_one_goes_on_while_the_other_takes_back(recorded, partner):
    """Whoever is second is told that the log is being worked on; nothing is done twice."""
    batch = recorded(3)
    one, other = fresh(batch), fresh(batch)
    undo_import(batch=one, reason="Nhầm sổ", **partner.does)
    with pytest.raises(NotYet):
        start_import(batch=other, **partner.does)
    taking_back.run_undo(batch.pk)
    assert fresh(batch).state == BatchState.UNDONE
    taking_back.run_undo(batch.pk)  # a job that comes too late finds nothing to do
    assert Entry.objects.filter(type=WITHDRAWN).count() == 3


def test_a_use_that_was_withdrawn_by_hand_is_no_refusal(recorded, run, partner):
    batch = recorded(3)
    usage = Usage.objects.get(title="Tin số 1")
    actions.withdraw_usage(usage=usage, reason="Khai nhầm", **partner.does)
    batch = run(batch, undo_import, reason="Nhầm sổ")
    assert batch.state == BatchState.UNDONE
    assert Entry.objects.filter(type=WITHDRAWN).count() == 3
    assert Usage.objects.get(pk=usage.pk).withdrawn_reason == "Khai nhầm"


def test_the_page_tells_the_rows_that_stand(recorded, run, refuse, client, partner):
    from django.urls import reverse

    batch = recorded(3)
    refuse.append("Tin số 1")
    batch = run(batch, undo_import, reason="Nhầm sổ")
    client.force_login(partner.editor)
    page = client.get(reverse("logbook:log", args=[batch.uid])).content.decode()
    assert WHY in page
    only = client.get(reverse("logbook:log", args=[batch.uid]), {"trang_thai": "stands"})
    assert "Tin số 1" in only.content.decode() and "Tin số 2" not in only.content.decode()
    assert reverse("logbook:log_undo", args=[batch.uid]) in page  # to be tried once more
