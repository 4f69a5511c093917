from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.evidence.models import StoredFile
from tinhban.exchange.models import Usage
from tinhban.ledger.models import Entry
from tinhban.logbook.asked import asked_of
from tinhban.logbook.columns import correct_columns
from tinhban.logbook.models import BatchState, ImportBatch, ImportRow, RowState
from tinhban.logbook.tests.conftest import LAI_CHAU, TITLE
from tinhban.logbook.uploads import set_aside, upload_log
from tinhban.organisations.reader import Reader
from tinhban.records.refusals import RecordRefused
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.tests.made import HEAD, xlsx

DAY = date(2022, 2, 10)


def test_what_is_read_waits_for_the_person_and_claims_nothing(upload, item, deliver):
    deliver(item)
    batch = upload([1, DAY, TITLE, "Tin", LAI_CHAU])
    [row] = batch.rows.all()
    assert (batch.state, row.state) == (BatchState.READ, RowState.READY)
    assert row.item == item.uid
    assert row.settled["kind"] == "news_item"
    assert not Usage.objects.exists()


def test_a_title_in_another_typing_is_the_same_item(upload, item, deliver):
    deliver(item)
    batch = upload([1, DAY, "NGƯỜI DÂN SIN SUỐI HỒ, đón khách đầu xuân.", "Tin", LAI_CHAU])
    assert batch.rows.get().item == item.uid


@pytest.mark.parametrize(
    "typing", ["Đài PT-TH Lai Châu", "ĐÀI LAI CHÂU", "đài ptth tỉnh lai châu", "Lai Châu", None]
)
def test_a_partner_in_any_typing(upload, item, deliver, owner, typing):
    deliver(item)
    row = upload([1, DAY, TITLE, "Tin", typing]).rows.get()
    assert row.supplier == owner.uid
    assert row.state == RowState.READY


def test_an_unknown_partner_is_asked_with_its_place(upload, item, deliver):
    deliver(item)
    batch = upload([1, DAY, TITLE, "Tin", "Đài Sơn Hà"])
    row = batch.rows.get()
    assert row.state == RowState.ASKS
    [doubt] = row.open_doubts
    assert (doubt.code, doubt.params["shown"]) == ("partner_unknown", "Đài Sơn Hà")
    assert (row.sheet, row.number) == ("2022", 2)


def test_a_station_that_is_no_member_is_unknown_here(upload, stranger):
    row = upload([1, DAY, TITLE, "Tin", "Đài Yên Bái"]).rows.get()
    assert [doubt.code for doubt in row.open_doubts] == ["partner_unknown"]


def test_our_own_name_as_supplier_is_asked(upload):
    row = upload([1, DAY, TITLE, "Tin", "Đài Lào Cai"]).rows.get()
    assert [doubt.code for doubt in row.open_doubts] == ["own_supply"]


def test_an_item_that_is_not_on_file_is_asked(upload, item, deliver):
    deliver(item)
    row = upload([1, DAY, "Mùa nước đổ", "Tin", LAI_CHAU]).rows.get()
    assert [doubt.code for doubt in row.open_doubts] == ["item_unknown"]


def test_while_nothing_of_the_partner_is_on_file_no_row_is_asked_about(upload):
    """A first history: recorded without an item, and said once for the file."""
    batch = upload(*[[n, DAY, f"Mùa nước đổ {n}", "Tin", LAI_CHAU] for n in range(1, 4)])
    assert {row.state for row in batch.rows.all()} == {RowState.READY}
    asked = asked_of(batch)
    assert asked.count == 0
    [told] = asked.in_force
    assert (told.doubt.code, told.doubt.default, told.count) == ("item_unknown", "without_item", 3)


def test_items_of_other_days_are_no_archive_of_these(upload, approve, deliver):
    """The partner's items of this year say nothing about the log of a year long past."""
    deliver(*[approve(f"Tin mới {n}") for n in range(5)])
    batch = upload([1, date(2021, 5, 4), "Mùa nước đổ", "Tin", LAI_CHAU], sheet="2021")
    assert batch.rows.get().state == RowState.READY


def test_a_title_with_a_slip_proposes_the_item(upload, item, deliver):
    deliver(item)
    row = upload([1, DAY, "Người dân Sin Suối Hồ đón khách đầu năm", "Tin", LAI_CHAU]).rows.get()
    [doubt] = row.open_doubts
    assert doubt.code == "item_similar"
    assert doubt.choices[0] == f"item:{item.uid}"


def test_a_use_before_the_delivery_is_asked_with_the_reason(upload, item, deliver):
    deliver(item, on=date(2022, 3, 1))
    row = upload([1, DAY, TITLE, "Tin", LAI_CHAU]).rows.get()
    [doubt] = row.open_doubts
    assert doubt.code == "use_refused"
    assert "01/03/2022" in doubt.params["shown"]


def test_the_same_file_twice_is_the_same_upload(upload):
    first = upload([1, DAY, TITLE, "Tin", LAI_CHAU])
    second = upload([1, DAY, TITLE, "Tin", LAI_CHAU], name="bản sao.xlsx")
    assert second.uid == first.uid
    assert ImportRow.objects.count() == 1


def test_a_file_set_aside_may_come_again(upload, partner):
    first = upload([1, DAY, TITLE, "Tin", LAI_CHAU])
    set_aside(batch=first, **partner.does)
    assert upload([1, DAY, TITLE, "Tin", LAI_CHAU]).uid != first.uid


def test_a_refused_file_leaves_nothing_behind(partner, channel):
    with pytest.raises(UnreadableFile):
        upload_log(content=b"%PDF-1.4", filename="so.xlsx", channel=channel, **partner.does)
    assert not ImportBatch.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_fails_while_it_is_read_says_why(partner, channel):
    data = xlsx({"a": [HEAD]}).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheetX.xml")
    batch, _new = upload_log(content=data, filename="so.xlsx", channel=channel, **partner.does)
    assert batch.state == BatchState.FAILED
    assert batch.refusal["code"] in ("damaged", "empty_file", "no_sheet")
    assert not ImportRow.objects.exists()


def test_columns_put_right_are_read_again(upload, partner, item, deliver):
    deliver(item)
    batch = upload([1, DAY, TITLE, "Tin", LAI_CHAU], head=["TT", "Lên", *HEAD[2:]])
    assert [problem["code"] for problem in batch.problems] == ["column_missing", "column_unknown"]
    batch = correct_columns(batch=batch, sheet="2022", columns={"B": "used_on"}, **partner.does)
    assert batch.rows.get().state == RowState.READY
    with pytest.raises(RecordRefused):
        correct_columns(batch=batch, sheet="2022", columns={"B": "password"}, **partner.does)


def test_only_a_member_s_editor_uploads(upload, channel, stranger, observer, partner):
    for desk in (stranger, observer):
        with pytest.raises(RecordRefused):
            upload([1, DAY, TITLE, "Tin", LAI_CHAU], **desk.does)
    with pytest.raises(PermissionDenied):
        upload([1, DAY, TITLE, "Tin", LAI_CHAU], by=stranger.editor)
    assert not Entry.objects.filter(type__startswith="vn.tinhban.usage").exists()
    assert not ImportBatch.objects.visible_to(Reader.of(stranger.editor, stranger.office)).exists()
