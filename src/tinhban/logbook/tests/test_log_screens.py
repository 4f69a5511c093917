import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tinhban.evidence.actions import FileRefused
from tinhban.exchange.models import Usage
from tinhban.logbook.demo_file import messy_log
from tinhban.logbook.models import BatchState, ImportBatch, RowState
from tinhban.logbook.tests.conftest import LAI_CHAU, TITLE
from tinhban.logbook.views import uploading
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests.made import HEAD, TERM, xlsx

DAY = date(2022, 2, 10)


@pytest.fixture
def page(client, partner, channel, known_names):
    """The editor of the partner in a browser without JavaScript."""
    client.force_login(partner.editor)
    return client


def send(page, channel, data, name="sổ 2022.xlsx"):
    file = SimpleUploadedFile(name, data)
    return page.post(
        reverse("logbook:logs"), {"log": file, "channel": channel, "outlet": ""}, follow=True
    )


def text_of(response) -> str:
    return response.content.decode()


def test_a_name_that_cannot_be_kept_is_told_and_a_fault_of_ours_is_not(page, channel, monkeypatch):
    def refuses(**_said):
        raise FileRefused("tên tệp quá dài")

    def fails(**_said):
        raise ValueError("hỏng")

    monkeypatch.setattr(uploading, "upload_log", refuses)
    shown = send(page, channel, b"x")
    assert (shown.status_code, "tên tệp quá dài" in text_of(shown)) == (422, True)
    monkeypatch.setattr(uploading, "upload_log", fails)
    with pytest.raises(ValueError, match="hỏng"):
        send(page, channel, b"x")


def test_upload_check_answer_and_record(
    page, channel, item, deliver, owner, django_capture_on_commit_callbacks
):
    deliver(item)
    data = xlsx({"2022": [HEAD, [1, DAY, TITLE, "Tin", LAI_CHAU],
                          [2, "22/2", TITLE, "Tin", "nt"], [3, "31/02/2022", "Tin lạ", "Tin", "nt"]]})  # fmt: skip
    shown = send(page, channel, data)
    batch = ImportBatch.objects.get()
    assert shown.redirect_chain[-1][0] == reverse("logbook:log", args=[batch.uid])
    assert "31/02/2022" in text_of(shown)
    answers = reverse("logbook:log_row_answer", args=[batch.uid, 2])
    page.post(answers, {"doubt": "year_inferred.used_on", "answer": "year:2022"})
    answers = reverse("logbook:log_row_answer", args=[batch.uid, 3])
    page.post(
        answers, {"doubt": "date_impossible.used_on", "prefix": "date:", "value": "28/2/2022"}
    )
    page.post(answers, {"doubt": "item_unknown.title", "answer": "without_item"})
    assert not batch.rows.filter(state=RowState.ASKS).exists()
    record = reverse("logbook:log_record", args=[batch.uid])
    assert page.get(record).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        done = page.post(record, follow=True)
    assert done.status_code == 200
    assert Usage.objects.count() == 3
    assert ImportBatch.objects.get().state == BatchState.DONE
    with django_capture_on_commit_callbacks(execute=True):
        page.post(reverse("logbook:log_undo", args=[batch.uid]), {"reason": "Nhầm sổ"})
    assert Usage.objects.filter(withdrawn_on=None).count() == 0


def test_one_answer_for_all_rows_on_screen(page, channel):
    rows = [[n, f"{n}/3", f"Tin số {n}", "Tin", LAI_CHAU] for n in range(1, 4)]
    send(page, channel, xlsx({"2022": [HEAD, *rows]}))
    batch = ImportBatch.objects.get()
    alike = reverse("logbook:log_answer", args=[batch.uid])
    page.post(alike, {"code": "year_inferred", "prefix": "year:", "value": "2022"})
    page.post(alike, {"code": "item_unknown", "answer": "without_item"})
    assert batch.rows.filter(state=RowState.READY).count() == 3


def test_an_answer_may_be_taken_back(page, channel):
    rows = [[n, DAY, f"Tin số {n}", "Tin", LAI_CHAU] for n in range(1, 4)]
    send(page, channel, xlsx({"2022": [HEAD, *rows]}))
    batch = ImportBatch.objects.get()
    address = reverse("logbook:log_answer", args=[batch.uid])
    page.post(address, {"code": "item_unknown", "answer": "leave_out"})
    assert batch.rows.filter(state=RowState.LEFT_OUT).count() == 3
    shown = text_of(page.get(reverse("logbook:log", args=[batch.uid])))
    assert 'name="key" value="item_unknown"' in shown
    page.post(reverse("logbook:log_ask_again", args=[batch.uid]), {"key": "item_unknown"})
    assert batch.rows.filter(state=RowState.READY).count() == 3  # the default is in force again
    page.post(address, {"code": "item_unknown", "answer": "each"})
    assert batch.rows.filter(state=RowState.ASKS).count() == 3
    row = reverse("logbook:log_row_answer", args=[batch.uid, 1])
    page.post(row, {"doubt": "item_unknown.title", "answer": "leave_out"})
    shown = text_of(page.get(reverse("logbook:log_row", args=[batch.uid, 1])))
    assert 'value="without_item"' in shown
    page.post(row, {"doubt": "item_unknown.title", "answer": "without_item"})
    assert batch.rows.get(position=1).state == RowState.READY


def test_a_wrong_answer_is_told_and_nothing_is_taken(page, channel):
    send(page, channel, xlsx({"2022": [HEAD, [1, "31/02/2022", "Tin A", "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    address = reverse("logbook:log_row_answer", args=[batch.uid, 1])
    answer = page.post(
        address, {"doubt": "date_impossible.used_on", "prefix": "date:", "value": "30/2/2022"}
    )
    assert answer.status_code == 422
    assert "30/2/2022" in text_of(answer)
    assert batch.rows.get().answers == {}


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("log_answer", {"code": "x\0", "answer": "keep"}),
        ("log_answer", {"code": "item_unknown", "answer": "without_item", "shown": "\0"}),
        ("log_answer", {}),
        ("log_ask_again", {"key": "\0"}),
        ("log_columns", {"sheet": "\0", "cot-A": "title"}),
        ("log_columns", {"sheet": "2022", "cot-B": "nonsense"}),
        ("log_undo", {"reason": ""}),
        ("log_record", {}),
    ],
)
def test_nonsense_is_answered_in_words(page, channel, name, sent):
    send(page, channel, xlsx({"2022": [HEAD, [1, DAY, "Tin A", "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    answer = page.post(reverse(f"logbook:{name}", args=[batch.uid]), sent, follow=True)
    assert answer.status_code == 200
    assert not Usage.objects.exists()
    answer = page.post(reverse("logbook:log_row_answer", args=[batch.uid, 1]), {"doubt": "\0"})
    assert answer.status_code == 422


def test_with_htmx_the_row_answers_in_place(page, channel):
    send(page, channel, xlsx({"2022": [HEAD, [1, "22/2", "Tin A", "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    answer = page.post(
        reverse("logbook:log_row_answer", args=[batch.uid, 1]),
        {"doubt": "year_inferred.used_on", "answer": "year:2022"},
        headers={"HX-Request": "true"},
    )
    assert text_of(answer).lstrip().startswith('<div id="dong-1"')
    assert "<html" not in text_of(answer)


def test_with_htmx_a_wrong_answer_is_told_in_place(page, channel):
    send(page, channel, xlsx({"2022": [HEAD, [1, "31/02/2022", "Tin A", "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    answer = page.post(
        reverse("logbook:log_row_answer", args=[batch.uid, 1]),
        {"doubt": "date_impossible.used_on", "prefix": "date:", "value": "30/2/2022"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200  # or the page would leave the row as it was
    assert 'role="alert"' in text_of(answer) and "30/2/2022" in text_of(answer)
    assert batch.rows.get().answers == {}


def test_only_doubtful_rows_are_shown_on_demand(page, channel, item, deliver):
    deliver(item)
    send(page, channel, xlsx({"2022": [HEAD, [1, DAY, TITLE, "Tin", LAI_CHAU],
                                       [2, DAY, "Tin lạ", "Tin", LAI_CHAU]]}))  # fmt: skip
    address = reverse("logbook:log", args=[ImportBatch.objects.get().uid])
    assert TITLE in text_of(page.get(address))
    only = text_of(page.get(address, {"trang_thai": "asks"}))
    assert TITLE not in only
    assert "Tin lạ" in only
    assert "Tin lạ" in text_of(page.get(address, {"hoi": "item_unknown"}))
    assert "Tin lạ" not in text_of(page.get(address, {"tim": "sin suoi ho"}))


def test_an_item_is_chosen_from_those_of_the_partner(page, channel, item, deliver):
    deliver(item)
    send(page, channel, xlsx({"2022": [HEAD, [1, DAY, "Sin Suối Hồ", "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    row = reverse("logbook:log_row", args=[batch.uid, 1])
    assert str(item.uid) in text_of(page.get(row))
    page.post(
        reverse("logbook:log_row_answer", args=[batch.uid, 1]),
        {"doubt": "item_unknown.title", "prefix": "item:", "value": str(item.uid)},
    )
    assert batch.rows.get().item == item.uid


def test_a_file_that_cannot_be_read_is_refused_in_words(page, channel):
    answer = send(page, channel, b"%PDF-1.7 scanned log")
    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()
    assert "PDF" in text_of(answer)


def test_the_same_file_twice_shows_the_first(page, channel):
    data = xlsx({"2022": [HEAD, [1, DAY, TITLE, "Tin", LAI_CHAU]]})
    first = send(page, channel, data)
    second = send(page, channel, data, "bản sao.xlsx")
    assert second.redirect_chain[-1] == first.redirect_chain[-1]
    assert ImportBatch.objects.count() == 1


def test_columns_are_put_right_on_screen(page, channel):
    send(
        page,
        channel,
        xlsx({"2022": [["TT", "Lên", *HEAD[2:]], [1, DAY, "Tin A", "Tin", LAI_CHAU]]}),
    )
    batch = ImportBatch.objects.get()
    shown = text_of(page.get(reverse("logbook:log", args=[batch.uid])))
    assert 'name="cot-B"' in shown
    page.post(
        reverse("logbook:log_columns", args=[batch.uid]),
        {"sheet": "2022", "cot-B": "used_on", "everywhere": "1"},
    )
    assert batch.rows.count() == 1


def test_rows_to_repair_leave_as_a_file_and_come_back(page, channel):
    rows = [
        [1, "31/02/2022", "Tin A", "Tin", LAI_CHAU],
        [2, DAY, "=cmd|' /C calc'!A0", "Tin", "nt"],
    ]
    rows[1][2] = "+84 nghìn lượt khách"
    send(page, channel, xlsx({"Tháng 2": [HEAD, *rows]}))
    batch = ImportBatch.objects.get()
    answer = page.get(reverse("logbook:log_repair", args=[batch.uid]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [[cell.value for cell in row] for row in book["Tháng 2"].iter_rows()]
    assert cells[0][:5] == HEAD
    assert cells[1][:3] == ["1", "31/02/2022", "Tin A"]
    assert "31/02/2022" in cells[1][5]
    assert not any(
        str(cell.value or "").startswith(("=", "+")) for row in book["Tháng 2"] for cell in row
    )
    again = read_log(answer.content, "can-sua.xlsx", **TERM)
    assert again.rows[0].values["title"] == "Tin A"


def test_the_empty_log_is_understood(page):
    answer = page.get(reverse("logbook:log_template"))
    reading = read_log(answer.content, "mau.xlsx", **TERM)
    assert not reading.problems
    assert [row.doubts for row in reading.rows] == [[], []]


def test_work_in_progress_is_shown_and_ends(page, channel, monkeypatch):
    send(page, channel, xlsx({"2022": [HEAD, [1, DAY, TITLE, "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    ImportBatch.objects.update(state=BatchState.IMPORTING, total=10, done=4)
    shown = text_of(page.get(reverse("logbook:log", args=[batch.uid])))
    assert 'value="40"' in shown
    assert 'http-equiv="refresh"' in shown
    bar = reverse("logbook:log_progress", args=[batch.uid])
    assert 'value="40"' in text_of(page.get(bar))
    page.post(reverse("logbook:log_stop", args=[batch.uid]))
    assert ImportBatch.objects.get().stop_asked
    ImportBatch.objects.update(state=BatchState.DONE)
    assert page.get(bar).headers["HX-Refresh"] == "true"


def test_the_demonstration_log_on_screen(page, channel, stranger):
    shown = send(page, channel, messy_log(), "Sổ theo dõi.xlsx")
    assert shown.status_code == 200
    batch = ImportBatch.objects.get()
    assert batch.rows.count() == 19
    assert "Đài PT-TH Sơn Hà" in text_of(shown)


def test_another_office_finds_nothing(client, page, channel, stranger, owner):
    send(page, channel, xlsx({"2022": [HEAD, [1, DAY, TITLE, "Tin", LAI_CHAU]]}))
    batch = ImportBatch.objects.get()
    names = ("log", "log_progress", "log_record", "log_repair")
    for desk in (stranger, owner):
        client.force_login(desk.editor)
        for name in names:
            assert client.get(reverse(f"logbook:{name}", args=[batch.uid])).status_code == 404
        for name in (
            "log_columns",
            "log_answer",
            "log_ask_again",
            "log_stop",
            "log_set_aside",
            "log_undo",
        ):
            assert client.post(reverse(f"logbook:{name}", args=[batch.uid])).status_code == 404
        for name in ("log_row", "log_row_answer"):
            address = reverse(f"logbook:{name}", args=[batch.uid, 1])
            answer = client.post(address) if name == "log_row_answer" else client.get(address)
            assert answer.status_code == 404
    client.logout()
    assert client.get(reverse("logbook:logs")).status_code == 302
