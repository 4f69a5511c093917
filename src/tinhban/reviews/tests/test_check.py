"""The number check of a text against the books: as a function, as a file, as a page."""

import io
from datetime import datetime

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from tinhban.exchange import actions as exchange
from tinhban.foundation import time
from tinhban.organisations.models import Role
from tinhban.papers.reading.tests.build import p, word
from tinhban.reviews import checking
from tinhban.reviews.problems import ReviewRefused

pytestmark = pytest.mark.django_db
TEXT = (
    "Trong năm, Đài Phát thanh - Truyền hình tỉnh Lào Cai đã tiếp nhận, sử dụng gần 12 tin, "
    "phóng sự ngắn của Đài Phát thanh - Truyền hình tỉnh Lai Châu. "
    "Các đơn vị tặng 10 điện thoại cho 10 hộ nghèo."
)


@pytest.fixture
def reader(world):
    return world.department.people[Role.OFFICER], world.department.office


def test_a_text_is_held_against_the_books_of_its_period(world, reader):
    usages = world.exchange_items(12, 11, 11)
    slug = world.programme.slug
    found = checking.check(TEXT, slug, "2022", *reader)
    assert [(f.surface, f.indicator, f.verdict) for f in found] == [
        ("gần 12", "lai-chau-lao-cai", "supported"),
        ("10", None, "unknown"),
        ("10", None, "unknown"),
    ]
    for usage in usages[:2]:
        exchange.withdraw_usage(usage=usage, reason="Nhầm", **world.station.editor)
    assert checking.check(TEXT, slug, "2022", *reader)[0].verdict == "contradicted"
    assert checking.check(TEXT, slug, "2023", *reader)[0].verdict in ("contradicted", "unknown")


def test_a_stranger_and_an_unreadable_file_get_a_sentence(world, reader):
    stranger = (world.stranger.people[Role.OFFICER], world.stranger.office)
    with pytest.raises(ReviewRefused):
        checking.check(TEXT, world.programme.slug, "2022", *stranger)
    for name, data in (("bai.txt", b"\xff\xfe\x00"), ("bai.docx", b"khong phai Word")):
        with pytest.raises(ReviewRefused):
            checking.check_file(name, data, world.programme.slug, "2022", *reader)


def test_a_file_is_known_by_its_bytes(world, reader):
    world.exchange_items(12, 11, 11)
    where = (world.programme.slug, "2022", *reader)
    files = [
        ("bai.txt", TEXT.encode()),
        ("bai.txt", TEXT.encode("utf-8-sig")),
        ("bai.txt", TEXT.encode("utf-16")),
        ("bai", word_file(TEXT)),
    ]
    for name, data in files:
        found = checking.check_file(name, data, *where)
        assert [one.surface for one in found] == ["gần 12", "10", "10"]
        assert found[0].verdict == "supported"
    assert checking.check_file("trong.txt", b"", *where) == []


def word_file(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_the_page_marks_a_pasted_text_and_a_word_file(world, client):
    world.exchange_items(12, 11, 11)
    client.force_login(world.department.people[Role.OFFICER])
    said = {"programme": world.programme.slug, "period": "2022"}
    pasted = client.post(reverse("reviews:check"), {**said, "text": TEXT}).content.decode()
    assert '<span class="num match"' in pasted
    upload = SimpleUploadedFile("bai.docx", word_file(TEXT))
    answer = client.post(reverse("reviews:check"), {**said, "document": upload}).content.decode()
    address = answer.split('href="/minh-chung/')[1].split('"')[0]
    marked = client.get(f"/minh-chung/{address}")
    document = docx.Document(io.BytesIO(b"".join(marked.streaming_content)))
    shown = {run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color}
    assert "gần 12" in shown


def test_the_page_says_what_is_missing(world, client):
    client.force_login(world.department.people[Role.OFFICER])
    said = {"programme": world.programme.slug, "period": "2017-2012", "text": TEXT}
    answer = client.post(reverse("reviews:check"), said)
    assert answer.status_code == 422
    assert "2017" in answer.content.decode()
    both = client.post(reverse("reviews:check"), {**said, "period": "2022", "text": ""})
    assert both.status_code == 422


def test_the_page_proposes_the_programme_that_ran_in_the_year_reported(world, client):
    with time.at(datetime(2023, 2, 7, 8, tzinfo=time.VIET_NAM)):
        client.force_login(world.department.people[Role.OFFICER])
        form = client.get(reverse("reviews:check")).context["form"]
    assert form.initial == {"period": "2022", "programme": world.programme.slug}


def struck(text: str, old: str) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run(old).font.strike = True
    paragraph.add_run(text)
    paragraph.add_run("1").font.superscript = True
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_the_page_tells_what_was_left_out(world, client):
    world.exchange_items(12, 11, 11)
    client.force_login(world.department.people[Role.OFFICER])
    said = {"programme": world.programme.slug, "period": "2022"}
    upload = SimpleUploadedFile("bai.docx", struck(TEXT, "Đăng 301 tin. "))
    answer = client.post(reverse("reviews:check"), {**said, "document": upload}).content.decode()
    assert "Chữ bị gạch bỏ, không tính: 1 chỗ (“Đăng 301 tin.”)." in answer
    assert "Dấu chú thích viết cao hoặc thấp, đã bỏ ra khi đọc: 1." in answer
    plain = client.post(reverse("reviews:check"), {**said, "text": TEXT}).content.decode()
    assert "hệ thống lưu ý" not in plain
    old = client.post(reverse("reviews:check"), {**said, "text": "§µi Lµo Cai sö dông 9 tin"})
    assert "Đài Lào Cai sử dụng" in old.content.decode()
    assert "có vẻ gõ bằng TCVN3 hoặc VNI" in old.content.decode()


def test_many_empty_lines_are_looked_through_as_any_text(world, client):
    client.force_login(world.department.people[Role.OFFICER])
    said = {"programme": world.programme.slug, "period": "2022", "text": "\n" * 20_000 + "9 tin"}
    assert client.post(reverse("reviews:check"), said).status_code == 200


def test_old_and_foreign_files_are_refused_by_their_kind(world, reader):
    where = (world.programme.slug, "2022", *reader)
    for name, data, said in (
        ("bai.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "loại cũ"),
        ("bai.docx", b"{\\rtf1 9 tin}", "RTF"),
        ("bai", b"%PDF-1.7", "PDF"),
    ):
        with translation.override("vi"), pytest.raises(ReviewRefused, match=said):
            checking.check_file(name, data, *where)


def test_a_file_that_was_not_read_whole_says_so(world, reader):
    chunk = '<w:altChunk xmlns:r="{}" r:id="rId9"/>'.format(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    data = word(
        p("Báo cáo") + chunk, links=[("rId9", "aFChunk", "c.rtf")], parts={"word/c.rtf": "{\\rtf1}"}
    )
    findings, notes = checking.checked_file("a.docx", data, world.programme.slug, "2022", *reader)
    assert findings == []
    with translation.override("vi"):
        assert checking.told(notes) == [
            "Tệp chèn vào hoặc liên kết tới, chưa đọc được chữ bên trong: 1 (“c.rtf”)."
        ]
    assert [note.is_lost for note in notes] == [True]
