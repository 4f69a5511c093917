"""A column promises slots: filled, late, excused, missed or still planned."""

from collections import Counter
from datetime import date

import pytest

from tinhban.exchange import actions, queries
from tinhban.exchange.models import Column, SlotExcuse, Usage
from tinhban.exchange.nouns.columns import declare_column, excuse_slot
from tinhban.exchange.tests.conftest import Publication
from tinhban.organisations.permissions import PermissionDenied
from tinhban.records.refusals import RecordRefused

YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.fixture
def column(channel, owner, partner) -> Column:
    return declare_column(
        channel=channel,
        outlet="Báo Lào Cai",
        name="Về miền hoa ban trắng",
        frequency="week",
        starts_on=date(2022, 1, 1),
        about=(owner.uid,),
        **partner.does,
    )


def piece(column, partner, on: date, slot: str = "", title: str = "") -> Usage:
    return actions.publish_piece(
        channel=column.channel,
        column=column,
        kind="article",
        title=title or f"Bài ngày {on:%d/%m}",
        publication=Publication(used_on=on, outlet="", slot=slot),
        **partner.does,
    )


def states(column, today: date) -> Counter:
    return Counter(slot.state for slot in queries.strip(column, *YEAR, today=today))


def test_a_year_of_weeks_has_fifty_two_slots(column):
    assert states(column, date(2021, 12, 31)) == {"planned": 52}
    assert states(column, date(2023, 1, 31)) == {"missed": 52}


def test_a_piece_fills_the_week_of_its_day(column, partner, owner):
    usage = piece(column, partner, date(2022, 2, 3))
    assert (usage.slot, usage.late, usage.outlet) == ("2022-W05", False, "Báo Lào Cai")
    assert usage.section == "Về miền hoa ban trắng"
    assert [p.organisation for p in usage.partners.all()] == [owner.uid]
    assert states(column, date(2023, 1, 31)) == {"filled": 1, "missed": 51}
    assert queries.waiting_usages(owner.uid).get() == usage


def test_many_columns_are_told_by_two_questions_and_each_by_its_own(
    column, channel, owner, partner, django_assert_num_queries
):
    for year in (2022, 2023, 2024):
        piece(column, partner, date(year, 6, 15), title=f"Bài năm {year}")
    other = declare_column(
        channel=channel,
        outlet="Báo Lào Cai",
        name="Mỗi quý một trang",
        frequency="quarter",
        starts_on=date(2022, 1, 1),
        about=(owner.uid,),
        **partner.does,
    )
    piece(other, partner, date(2022, 2, 3))
    excuse_slot(column=other, slot="2022-Q2", reason="nghỉ", **partner.does)
    with django_assert_num_queries(2):
        told = queries.strips([column, other], *YEAR, today=date(2023, 1, 31))
    assert [p.title for slot in told[column.uid] for p in slot.pieces] == ["Bài năm 2022"]
    assert [slot.state for slot in told[other.uid]] == ["filled", "excused", "missed", "missed"]
    assert queries.strip(column, *YEAR, today=date(2023, 1, 31)) == told[column.uid]


def test_a_missed_week_is_made_up_for_late(column, partner):
    usage = piece(column, partner, date(2022, 9, 1), slot="2022-W34")
    assert usage.late
    assert states(column, date(2023, 1, 31)) == {"late": 1, "missed": 51}


def test_a_week_is_not_filled_before_it_comes(column, partner):
    with pytest.raises(RecordRefused) as refused:
        piece(column, partner, date(2022, 9, 1), slot="2022-W40")
    assert refused.value.field == "slot"


def test_an_excuse_needs_its_reason_and_the_owner(column, owner, partner):
    with pytest.raises(RecordRefused):
        excuse_slot(column=column, slot="2022-W05", reason="", **partner.does)
    with pytest.raises(RecordRefused):
        excuse_slot(column=column, slot="2022-W05", reason="Nghỉ Tết", **owner.does)
    with pytest.raises(PermissionDenied):
        excuse_slot(
            column=column, slot="2022-W05", reason="x", by=partner.officer, as_=partner.office
        )
    for _ in range(2):
        excuse_slot(
            column=column, slot="2022-W05", reason="Nghỉ Tết, không xuất bản", **partner.does
        )
    assert SlotExcuse.objects.count() == 1
    assert states(column, date(2023, 1, 31)) == {"excused": 1, "missed": 51}


@pytest.mark.parametrize("slot", ["2022-W54", "2022-05", "tuần 5", "", "2019-W05"])
def test_what_is_no_slot_of_the_column_is_refused(slot, column, partner):
    with pytest.raises(RecordRefused):
        excuse_slot(column=column, slot=slot, reason="Nghỉ", **partner.does)


def test_a_withdrawn_piece_empties_its_slot(column, partner):
    usage = piece(column, partner, date(2022, 2, 3))
    actions.withdraw_usage(usage=usage, reason="Đăng nhầm chuyên mục", **partner.does)
    assert states(column, date(2023, 1, 31)) == {"missed": 52}


def test_two_pieces_a_week_need_two(channel, partner, owner):
    column = declare_column(
        channel=channel,
        outlet="Báo Lào Cai",
        name="Nhìn ra tỉnh bạn",
        frequency="week",
        each=2,
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 1, 31),
        **partner.does,
    )
    piece(column, partner, date(2022, 1, 12))
    assert states(column, date(2023, 1, 1)) == {"missed": 4}
    piece(column, partner, date(2022, 1, 13))
    assert states(column, date(2023, 1, 1)) == {"filled": 1, "missed": 3}


def test_a_later_declaration_replaces_the_promise(column, partner):
    changed = declare_column(
        channel=column.channel,
        column=column,
        outlet="Báo Lào Cai",
        name="Về miền hoa ban",
        frequency="month",
        starts_on=date(2022, 1, 1),
        **partner.does,
    )
    assert changed.pk == column.pk
    assert states(changed, date(2023, 1, 31)) == {"missed": 12}
    assert not changed.partners.exists()


def test_only_the_publication_fills_its_column(column, owner):
    with pytest.raises(RecordRefused):
        piece(column, owner, date(2022, 2, 3))
    assert not Usage.objects.exists()
