"""Rows recorded without an item are compared with what comes later: proposed, judged, linked once."""

from datetime import date

import pytest
from django.urls import reverse

from tinhban.exchange import actions
from tinhban.exchange.models import Usage
from tinhban.jobs import clock
from tinhban.ledger.models import Entry
from tinhban.logbook import linking
from tinhban.logbook.importing import start_import
from tinhban.logbook.models import BatchState, ImportBatch, RowState
from tinhban.logbook.taking_back import undo_import
from tinhban.logbook.tests.conftest import LAI_CHAU, TITLE
from tinhban.records.refusals import RecordRefused

DAY = date(2022, 2, 10)
LINKED = "vn.tinhban.usage.linked.v1"


@pytest.fixture
def recorded(upload, partner, django_capture_on_commit_callbacks):
    """Rows that were recorded while nothing of the partner was here."""

    def made(*rows):
        batch = upload(*(rows or ([1, DAY, TITLE, "Tin", LAI_CHAU],)))
        with django_capture_on_commit_callbacks(execute=True):
            start_import(batch=batch, **partner.does)
        return ImportBatch.objects.select_related("organisation").get(pk=batch.pk)

    return made


def come(approve, deliver, title=TITLE, on=date(2022, 2, 2), **more):
    item = approve(title, **{"on": min(on, date(2022, 2, 1)), **more})
    deliver(item, on=on)
    return item


def test_it_counts_as_used_before_any_item_is_here(recorded):
    batch = recorded()
    usage = Usage.objects.get()
    assert (batch.state, usage.item_id, usage.used_on) == (BatchState.DONE, None, DAY)
    assert linking.look(batch) == 0


def test_an_item_that_comes_is_proposed_and_linked_only_by_a_person(
    recorded, approve, deliver, partner
):
    batch = recorded()
    item = come(approve, deliver)
    assert linking.look(batch) == 1
    assert batch.rows.get().proposed == item.uid
    assert Usage.objects.get().item_id is None  # never by itself
    made = linking.link_rows(batch=batch, positions=[1], **partner.does)
    assert (made.count, made.refused) == (1, [])
    usage = Usage.objects.get()
    assert (usage.item_id, usage.version, usage.used_on, usage.title) == (item.uid, 1, DAY, TITLE)
    assert (batch.rows.get().item, batch.rows.get().proposed) == (item.uid, None)
    assert Entry.objects.filter(type=LINKED).count() == 1


def test_pressed_twice_it_is_linked_once(recorded, approve, deliver, partner):
    batch = recorded()
    come(approve, deliver)
    linking.look(batch)
    assert linking.link_rows(batch=batch, positions=[1, 1], **partner.does).count == 1
    assert linking.link_rows(batch=batch, positions=[1], **partner.does).count == 0
    assert Entry.objects.filter(type=LINKED).count() == 1


@pytest.mark.parametrize(
    ("title", "on", "found"),
    [
        (TITLE, date(2022, 2, 2), True),
        (TITLE.upper(), date(2022, 2, 2), True),
        (TITLE.rpartition(" ")[0], date(2022, 2, 2), True),  # a word is missing
        (TITLE, date(2021, 11, 2), False),  # another year's fair of the same name
        (TITLE, date(2022, 2, 11), False),  # came after the day of use
        ("Người dân Dào San đón khách đầu xuân", date(2022, 2, 2), False),  # another place
        ("Mùa hoa ban", date(2022, 2, 2), False),
    ],
)
def test_only_what_may_be_it_is_proposed(recorded, approve, deliver, title, on, found):
    batch = recorded()
    come(approve, deliver, title, on)
    assert linking.look(batch) == found


def test_what_a_person_refused_is_not_proposed_again(recorded, approve, deliver, partner):
    batch = recorded()
    come(approve, deliver)
    linking.look(batch)
    linking.refuse_proposal(batch=batch, position=1, **partner.does)
    assert linking.look(batch) == 0
    assert linking.proposals(batch).count() == 0


def test_of_two_of_one_title_the_one_of_the_same_kind(recorded, approve, deliver):
    batch = recorded([1, DAY, TITLE, "PSN", LAI_CHAU])
    come(approve, deliver)
    report = come(approve, deliver, kind="short_report")
    linking.look(batch)
    assert batch.rows.get().proposed == report.uid


def test_the_clock_looks_when_items_have_come(recorded, approve, deliver, monkeypatch):
    batch = recorded()
    clock.run()
    looked = []
    monkeypatch.setattr(linking, "look", lambda one: looked.append(one.pk) or 0)
    linking.look_everywhere()
    assert looked == []  # nothing came since
    come(approve, deliver)
    linking.look_everywhere()
    assert looked == [batch.pk]


def test_the_clock_of_the_worker_starts_it():
    assert "links of recorded rows" in clock._duties


def test_a_withdrawn_use_and_another_s_use_are_not_linked(
    recorded, approve, deliver, partner, owner
):
    recorded()
    item = come(approve, deliver)
    usage = Usage.objects.get()
    with pytest.raises(RecordRefused):
        actions.link_usage(usage=usage, item=item, **owner.does)
    actions.withdraw_usage(usage=usage, reason="Khai nhầm", **partner.does)
    with pytest.raises(RecordRefused):
        actions.link_usage(usage=usage, item=item, **partner.does)
    assert not Entry.objects.filter(type=LINKED).exists()


def test_the_same_use_claimed_by_hand_meanwhile_is_told(recorded, approve, deliver, partner):
    """Linked, the item would be told as used twice in one programme of a day."""
    batch = recorded()
    item = come(approve, deliver)
    outlet = Usage.objects.get().outlet
    publication = actions.claims.Publication(used_on=DAY, outlet=outlet)
    actions.claim_usage(item=item, publication=publication, **partner.does)
    linking.look(batch)
    made = linking.link_rows(batch=batch, positions=[1], **partner.does)
    assert made.count == 0
    [(row, why)] = made.refused
    assert row.position == 1 and outlet in why


def test_a_linked_row_is_taken_back_like_any_other(
    recorded, approve, deliver, partner, django_capture_on_commit_callbacks
):
    batch = recorded()
    come(approve, deliver)
    linking.look(batch)
    linking.link_rows(batch=batch, positions=[1], **partner.does)
    with django_capture_on_commit_callbacks(execute=True):
        undo_import(batch=batch, reason="Nhầm sổ", **partner.does)
    assert batch.rows.get().state == RowState.WITHDRAWN
    assert not Usage.objects.filter(withdrawn_on=None).exists()


def test_on_screen_without_javascript(recorded, approve, deliver, partner, client):
    batch = recorded(
        [1, DAY, TITLE, "Tin", LAI_CHAU], [2, DAY, "Phiên chợ vùng cao", "PSN", LAI_CHAU]
    )
    come(approve, deliver)
    come(approve, deliver, "Phiên chợ vùng cao")  # of another kind: asked, not ticked
    client.force_login(partner.editor)
    log = reverse("logbook:log", args=[batch.uid])
    assert reverse("logbook:log_look", args=[batch.uid]) in client.get(log).content.decode()
    links = reverse("logbook:log_links", args=[batch.uid])
    assert client.post(reverse("logbook:log_look", args=[batch.uid])).url == links
    shown = client.get(links).content.decode()
    assert shown.count("checked") == 1
    press = reverse("logbook:log_link", args=[batch.uid])
    assert client.post(press, {"dong": ["1"]}).url == links
    assert client.post(press, {"refuse": "2"}).url == links
    assert Usage.objects.exclude(item=None).count() == 1
    assert client.post(press, {"dong": ["x", "9" * 30]}).status_code == 302
