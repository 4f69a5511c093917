"""The book of what a station supplied: told from its headings, each row becomes item, offer and delivery."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from tinhban.exchange.models import Delivery, Item, Offer, Usage
from tinhban.logbook.answers import answer_row
from tinhban.logbook.columns import choose_book
from tinhban.logbook.demo_supplies import Supplied, messy_supplies
from tinhban.logbook.from_file import import_log
from tinhban.logbook.importing import start_import
from tinhban.logbook.models import BatchState, ImportBatch, ImportRow, RowState
from tinhban.logbook.refusals import NotYet
from tinhban.logbook.repair import repair_file
from tinhban.logbook.taking_back import undo_import
from tinhban.logbook.uploads import upload_log
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import fields
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests.made import xlsx

LAO_CAI = "Đài PT-TH Lào Cai"
HEAD = ["TT", "Ngày gửi", "Tên tin, bài", "Thể loại", "Thời lượng", "Đơn vị nhận"]
ROW = [1, "04/02/2022", "Chợ phiên San Thàng giáp Tết", "Tin", "01:05", LAO_CAI]
SECOND = [2, "07/02/2022", "Giữ rừng ở Pu Ta Leng", "PSN", "02:30", "nt"]


@pytest.fixture
def supply(owner, channel, known_names, django_capture_on_commit_callbacks):
    """The owner uploads its book of supplies; the batch as it was read."""

    def made(*rows, head=HEAD, name="sổ gửi đi.xlsx", **more):
        data = xlsx({"2022": [head, *rows]})
        batch, _new = upload_log(
            content=data, filename=name, channel=channel, **{**owner.does, **more}
        )
        return batch

    return made


@pytest.fixture
def record(owner, django_capture_on_commit_callbacks):
    def made(batch):
        with django_capture_on_commit_callbacks(execute=True):
            start_import(batch=batch, **owner.does)
        batch.refresh_from_db()
        return batch

    return made


HEADS = [
    (["TT", "Ngày gửi", "Tên tin, bài", "Thể loại", "Đơn vị nhận"], "so.xlsx", "supplied"),
    (["STT", "NGÀY CUNG CẤP", "Nội dung", "Loại", "Cung cấp cho"], "so.xlsx", "supplied"),
    (["Số TT", "Ngày, tháng", "Tiêu đề", "Nơi nhận"], "so.xlsx", "supplied"),
    (["TT", "Thời gian cung cấp", "Tin, bài", "Đài tiếp nhận", "Ghi chú"], "so.xlsx", "supplied"),
    (["TT", "Ngày gửi", "Tên tin", "Đơn vị nhận", "Ngày phát"], "sổ gửi đi.xlsx", "supplied"),
    (["TT", "Ngày giao", "Ngày phát", "Tên tin, bài", "Đơn vị cung cấp"], "so.xlsx", "used"),
    (["TT", "Ngày phát", "Tên tin, bài", "Thể loại"], "so.xlsx", "used"),
    (["TT", "Ngày gửi", "Tên tin, bài", "Thể loại"], "sổ cung cấp 2022.xlsx", "supplied"),
    (["TT", "Ngày giao", "Tên tin, bài", "Thể loại"], "so.xlsx", ""),
    (["TT", "Ngày gửi", "Tên tin", "Đơn vị nhận", "Ngày phát"], "so.xlsx", ""),
]


@pytest.mark.parametrize(("head", "name", "book"), HEADS)
def test_headings_and_titles_tell_which_book_it_is(head, name, book):
    reading = read_log(xlsx({"2022": [head, ["1", *["04/02/2022"] * (len(head) - 1)]]}), name)
    assert reading.book == book
    assert any(p.code == "which_book" for p in reading.problems) is (book == "")


def test_rows_become_items_offers_and_deliveries(supply, record, owner, partner):
    batch = record(supply(ROW, SECOND))
    assert (batch.book, batch.state) == ("supplied", BatchState.DONE)
    first, second = Item.objects.order_by("approved_on")
    assert (first.title, first.owned_by, first.kind) == (ROW[2], owner.uid, "news_item")
    assert (second.kind, second.length) == ("short_report", 150)
    assert "dòng 2" in first.versions.get().text
    for item, on in ((first, date(2022, 2, 4)), (second, date(2022, 2, 7))):
        delivery = Delivery.objects.get(lines__item=item)
        assert (delivery.sent_by, delivery.to_uid, delivery.delivered_on) == (
            owner.uid, partner.uid, on,
        )  # fmt: skip
        assert Offer.objects.get(item=item).made_on == on
    assert not Usage.objects.exists()


def test_the_same_rows_in_another_file_double_nothing(supply, record):
    batch = record(supply(ROW, SECOND))
    again = supply([*ROW[:2], ROW[2].upper(), *ROW[3:]], SECOND, name="bản sao.xlsx")
    assert [row.state for row in again.rows.order_by("position")] == [RowState.KNOWN] * 2
    same, new = upload_log(
        content=xlsx({"2022": [HEAD, ROW, SECOND]}), filename="a.xlsx", channel=batch.channel,
        by=batch.created_by, as_=batch.organisation,
    )  # fmt: skip
    assert (same.pk, new) == (batch.pk, False)
    with pytest.raises(NotYet):
        record(again)
    assert Delivery.objects.count() == Item.objects.count() == 2


def test_an_item_approved_by_hand_is_delivered_and_not_made_twice(supply, record, approve):
    item = approve(ROW[2], on=date(2022, 2, 3))
    record(supply(ROW))
    assert Item.objects.get() == item
    assert Delivery.objects.get().lines.get().item == item


def test_an_unknown_receiver_is_asked_with_its_place_and_may_be_repaired(supply, owner, partner):
    batch = supply(ROW, [2, "05/02/2022", "=1+1 tin", "Tin", "", "Đài Sơn Hà"])
    row = ImportRow.objects.get(batch=batch, position=2)
    (doubt,) = row.open_doubts
    assert (doubt.code, doubt.field, doubt.column) == ("partner_unknown", fields.USER, "F")
    sheet = openpyxl.load_workbook(io.BytesIO(repair_file(batch))).active
    repaired = [cell.value for cell in sheet[2]]
    assert "Đài Sơn Hà" in repaired and "Sơn Hà" in repaired[-1]
    assert not any(str(value).startswith("=") for value in repaired)
    answer_row(row=row, doubt="partner_unknown.user", answer=f"partner:{partner.uid}", **owner.does)
    row.refresh_from_db()
    assert (row.state, row.supplier) == (RowState.READY, partner.uid)


def test_where_nothing_tells_the_person_is_asked_and_nothing_is_recorded(supply, record, owner):
    head = ["TT", "Ngày giao", "Tên tin, bài", "Thể loại"]
    batch = supply(ROW[:4], head=head, name="so.xlsx")
    assert batch.book == "" and "which_book" in {p["code"] for p in batch.problems}
    with pytest.raises(NotYet):
        record(batch)
    with pytest.raises(RecordRefused):
        choose_book(batch=batch, book="khac", **owner.does)
    batch = choose_book(batch=batch, book="supplied", **owner.does)
    assert [row.state for row in batch.rows.all()] == [RowState.READY]
    record(batch)
    assert Delivery.objects.get().delivered_on == date(2022, 2, 4)


def test_a_row_without_a_day_or_before_its_time_is_asked(supply):
    batch = supply([1, "", *ROW[2:]], [2, "04/02/2099", "Tin mai sau", *ROW[3:]])
    first, second = batch.rows.order_by("position")
    assert "supplied_date_missing" in first.asks and "date_future" in second.asks


def test_what_the_receiver_did_with_it_is_not_ours_to_record(supply, record):
    row = [1, "04/02/2022", "Tin không dùng", "Tin", LAO_CAI, "không phát"]
    head = ["TT", "Ngày gửi", "Tên tin, bài", "Thể loại", "Đơn vị nhận", "Ngày phát"]
    record(supply(row, head=head))
    assert Delivery.objects.exists() and not Usage.objects.exists()


def test_only_who_may_approve_and_deliver_records_it(supply, owner):
    batch = supply(ROW)
    with pytest.raises(PermissionDenied):
        start_import(batch=batch, by=owner.officer, as_=owner.office)
    assert not Item.objects.exists()


def test_deliveries_cannot_be_taken_back(supply, record, owner):
    batch = record(supply(ROW))
    with pytest.raises(NotYet):
        undo_import(batch=batch, reason="Nhầm", **owner.does)
    assert Delivery.objects.exists()


def test_a_messy_book_is_read_as_meant(supply, owner, channel, record):
    entries = [
        Supplied(date(2023, 1, 4), "news_item", 60, "Đường về Sì Lở Lầu", LAO_CAI),
        Supplied(date(2023, 1, 9), "short_report", 150, "Mùa chè Tân Uyên", LAO_CAI),
        Supplied(date(2023, 2, 2), "raw_footage", 240, "Hội Gầu Tào đầu xuân", "đài lào cai"),
    ]
    reading = read_log(messy_supplies(entries), "so-cung-cap-2023.xlsx")
    assert reading.book == "supplied" and not reading.stops()
    found = [(r.values["title"], r.values["supplied_on"], r.values["kind"]) for r in reading.rows]
    assert found == [(e.title, e.on, e.kind) for e in entries]
    assert reading.rows[1].values["user"] == LAO_CAI
    batch, _new = upload_log(
        content=messy_supplies(entries), filename="so-cung-cap-2023.xlsx", channel=channel,
        **owner.does,
    )  # fmt: skip
    asking = batch.rows.filter(state=RowState.ASKS).values_list("position", flat=True)
    assert list(asking) == [3]  # the day without a year


def test_which_book_is_asked_and_recorded_on_screen(
    client, owner, channel, known_names, django_capture_on_commit_callbacks
):
    client.force_login(owner.editor)
    head = ["TT", "Ngày giao", "Tên tin, bài", "Thể loại"]
    sent = SimpleUploadedFile("so.xlsx", xlsx({"2022": [head, ROW[:4]]}))
    where = client.post("/trao-doi/nhap-so/", {"log": sent, "channel": channel})["Location"]
    asked = client.get(where).content.decode()
    assert "không cho biết đây là sổ" in asked and "<details" in asked
    assert f'action="{where}loai-so/"' in asked
    client.post(f"{where}loai-so/", {"book": "nonsense"})
    assert ImportBatch.objects.get().book == ""
    client.post(f"{where}loai-so/", {"book": "supplied"})
    last_look = client.get(f"{where}ghi/").content.decode()
    assert "Ghi 1 đợt giao" in last_look and "không rút lại được" in last_look
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{where}ghi/")
    done = client.get(where).content.decode()
    assert "Sổ tin, bài cung cấp" in done and f"{where}rut/" not in done
    client.force_login(owner.officer)
    assert client.get(f"{where}ghi/").status_code == 403


def test_the_command_line_may_say_which_book_it_is(owner, channel, known_names, tmp_path):
    path = tmp_path / "so.xlsx"
    head = ["TT", "Ngày giao", "Tên tin, bài", "Thể loại"]
    path.write_bytes(xlsx({"2022": [head, ROW[:4]]}))
    told = import_log(path, channel=channel, dry_run=True, **owner.does)
    assert not told.complete and "không cho biết" in told.problems[0]
    dry = import_log(path, channel=channel, book="supplied", dry_run=True, **owner.does)
    assert dry.counts.ready == 1 and not Delivery.objects.exists()
    done = import_log(path, channel=channel, book="supplied", **owner.does)
    assert done.complete and Delivery.objects.count() == 1
