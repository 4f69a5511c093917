"""What an office said of its words is used at the next upload, shown, changed and forgotten."""

from datetime import date

import pytest
from django.urls import reverse

from tinhban.logbook.answers import answer_all, withdraw_answer
from tinhban.logbook.asked import given_answers
from tinhban.logbook.columns import correct_columns, forget_heading, say_heading
from tinhban.logbook.columns_asked import columns_asked
from tinhban.logbook.models import ImportBatch, LearntWord
from tinhban.logbook.tests.conftest import LAI_CHAU
from tinhban.logbook.uploads import upload_log
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import fields
from tinhban.sheets.tests.made import HEAD, xlsx

DAY = date(2022, 2, 10)
MONTHS = [f"Tháng {n}" for n in range(1, 13)]


def months(heading, cell="Ca 1", year=2022, at=5):
    """A sheet a month; the strange column stands elsewhere in every second one."""
    sheets = {}
    for number, name in enumerate(MONTHS, 1):
        head, row = list(HEAD), [1, date(year, number, 3), f"Tin {name} {year}", "Tin", LAI_CHAU]
        place = at if number % 2 else 2
        head.insert(place, heading)
        row.insert(place, cell)
        sheets[name] = [head, row]
    return xlsx(sheets)


@pytest.fixture
def send(partner, channel, known_names):
    def sent(data, name="sổ 2022.xlsx", **more):
        return upload_log(content=data, filename=name, channel=channel, **{**partner.does, **more})[
            0
        ]

    return sent


def fields_of(batch, heading):
    return {
        (sheet["name"], column["letters"]): column["field"]
        for sheet in batch.sheets
        for column in sheet["columns"]
        if column["heading"] == heading
    }


def test_one_line_for_twelve_sheets(send):
    [asked] = columns_asked(send(months("Mã phát")))
    assert (asked.how, asked.sheets, asked.letters) == ("unknown", 12, "F, C")
    assert asked.examples == ["Ca 1"]


def test_said_once_it_holds_in_every_sheet_wherever_it_stands(send, partner):
    batch = send(months("Mã phát"))
    batch = say_heading(batch=batch, heading="Mã phát", field=fields.SECTION, **partner.does)
    found = fields_of(batch, "Mã phát")
    assert len(found) == 12 and set(found.values()) == {fields.SECTION}
    assert {letters for _sheet, letters in found} == {"F", "C"}
    assert {row.settled["section"] for row in batch.rows.all()} == {"Ca 1"}
    assert [asked.how for asked in columns_asked(batch)] == ["said"]


@pytest.mark.parametrize("typed", ["Mã phát", "MÃ PHÁT", "ma phat", " Mã  phát. "])
def test_the_next_book_is_read_with_it_in_any_typing(send, partner, typed):
    say_heading(
        batch=send(months("Mã phát")), heading="Mã phát", field=fields.SECTION, **partner.does
    )
    later = send(months(typed, year=2021), "sổ 2021.xlsx")
    [asked] = columns_asked(later)
    assert (asked.how, asked.field) == ("remembered", fields.SECTION)
    assert {row.settled["section"] for row in later.rows.all()} == {"Ca 1"}


def test_a_column_said_to_be_left_out_is_known_as_well(send, partner):
    say_heading(batch=send(months("Mã phát")), heading="Mã phát", field="", **partner.does)
    [asked] = columns_asked(send(months("Mã phát", year=2021), "sổ 2021.xlsx"))
    assert (asked.how, asked.field) == ("remembered", "")


def test_it_is_changed_and_forgotten(send, partner):
    batch = send(months("Mã phát"))
    batch = say_heading(batch=batch, heading="Mã phát", field=fields.SECTION, **partner.does)
    batch = say_heading(batch=batch, heading="Mã phát", field=fields.NOTE, **partner.does)
    assert LearntWord.objects.get().meaning == fields.NOTE
    batch = forget_heading(batch=batch, heading="Mã phát", **partner.does)
    assert not LearntWord.objects.exists()
    assert [asked.how for asked in columns_asked(batch)] == ["unknown"]


def test_another_office_and_the_other_book_do_not_know_it(send, partner, owner, channel):
    say_heading(
        batch=send(months("Mã phát")), heading="Mã phát", field=fields.SECTION, **partner.does
    )
    theirs = send(months("Mã phát", year=2021), "sổ của Lai Châu.xlsx", **owner.does)
    assert [asked.how for asked in columns_asked(theirs)] == ["unknown"]
    head = ["TT", "Ngày gửi", "Tên tin", "Loại", "Gửi đài", "Mã phát"]
    supplied = send(xlsx({"2022": [head, [1, DAY, "Tin đi", "Tin", LAI_CHAU, "Ca 1"]]}), "gửi.xlsx")
    assert supplied.book == "supplied"
    assert [asked.how for asked in columns_asked(supplied)] == ["unknown"]


def test_the_columns_form_says_it_by_heading_not_by_letter(send, partner):
    """In every second sheet another column stands at that letter: it stays what it is."""
    batch = send(months("Mã phát"))
    batch = correct_columns(
        batch=batch, sheet="Tháng 1", columns={"F": fields.SECTION}, everywhere=True, **partner.does
    )
    assert set(fields_of(batch, "Mã phát").values()) == {fields.SECTION}
    assert set(fields_of(batch, "Đơn vị cung cấp").values()) == {fields.SUPPLIER}
    assert LearntWord.objects.get().word == "ma phat"


def test_two_columns_of_one_heading_are_put_right_by_letter(send, partner):
    head = ["TT", "Ngày phát", "Tên tin, bài", "Ngày phát", "Thể loại"]
    batch = send(xlsx({"T1": [head, [1, DAY, "Tin A", DAY, "Tin"]]}))
    batch = correct_columns(
        batch=batch, sheet="T1", columns={"D": ""}, everywhere=True, **partner.does
    )
    assert batch.rows.get().settled["used_on"] == DAY.isoformat()
    assert not LearntWord.objects.exists()


def test_a_kind_and_a_partner_are_remembered_and_asked_again_they_are_forgotten(
    upload, partner, owner
):
    first = upload([1, DAY, "Tin A", "GLN", LAI_CHAU], [2, DAY, "Tin B", "Tin", "Đài Sơn Hà"])
    answer_all(batch=first, code="kind_unknown", shown="GLN", answer="kind:article", **partner.does)
    answer_all(
        batch=first, code="partner_unknown", shown="Đài Sơn Hà", answer=f"partner:{owner.uid}", **partner.does
    )  # fmt: skip
    later = upload([1, DAY, "Tin C", "gln", "ĐÀI SƠN HÀ"], name="sổ sau.xlsx")
    row = later.rows.get()
    assert (row.open_doubts, row.settled["kind"], row.supplier) == ([], "article", owner.uid)
    assert {given.remembered for given in given_answers(later)} == {True}
    withdraw_answer(batch=later, key="kind_unknown=gln", **partner.does)
    assert [doubt.code for doubt in later.rows.get().open_doubts] == ["kind_unknown"]
    assert list(LearntWord.objects.values_list("word", flat=True)) == ["dai son ha"]


def test_a_row_left_out_teaches_nothing(upload, partner):
    batch = upload([1, DAY, "Tin B", "Tin", "Đài Sơn Hà"])
    answer_all(
        batch=batch, code="partner_unknown", shown="Đài Sơn Hà", answer="leave_out", **partner.does
    )
    assert not LearntWord.objects.exists()


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Mã phát", "password"), ("không có", "note"), ("", "note"), ("\0", "title")],
)
def test_nonsense_is_refused_in_words(send, partner, heading, field):
    with pytest.raises(RecordRefused):
        say_heading(batch=send(months("Mã phát")), heading=heading, field=field, **partner.does)
    assert not LearntWord.objects.exists()


def test_on_screen_without_javascript(send, partner, client):
    batch = send(months("Mã phát"))
    client.force_login(partner.editor)
    page = reverse("logbook:log", args=[batch.uid])
    assert client.get(page).content.decode().count("“Mã phát”") >= 1
    answer = client.post(
        reverse("logbook:log_heading", args=[batch.uid]),
        {"heading": "Mã phát", "field": "section"},
    )
    assert answer.url == f"{page}#cot"
    words = client.get(reverse("logbook:log_words")).content.decode()
    assert "Mã phát" in words
    client.post(reverse("logbook:log_words"), {"word": str(LearntWord.objects.get().pk)})
    assert not LearntWord.objects.exists()
    for wrong in ("", "\0", "a\0b", "💥", "x" * 5_000, "=1+1"):
        for more in ({"forget": "1"}, {"field": wrong}, {"field": "kind_mark:x"}):
            sent = {"heading": wrong, **more}
            press = reverse("logbook:log_heading", args=[batch.uid])
            assert client.post(press, sent).status_code == 302
    for wrong in ("", "x", "-1", "9" * 40):
        assert client.post(reverse("logbook:log_words"), {"word": wrong}).status_code == 302
    assert ImportBatch.objects.get().headings == {"ma phat": "section"}
