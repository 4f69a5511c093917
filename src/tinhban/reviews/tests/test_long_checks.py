"""A text that takes too long for a page goes to the worker: it tells how far it is, can be stopped, and stays private."""

import io
from datetime import timedelta
from uuid import uuid4

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.bounds import WORKING, Bounds
from tinhban.organisations.models import Role
from tinhban.papers.reading.tests.build import p, word
from tinhban.reviews.actions import text_checks
from tinhban.reviews.models import CHECKING, CheckState, TextCheck
from tinhban.reviews.tests.conftest import YEAR
from tinhban.reviews.tests.test_check import TEXT
from tinhban.reviews.views import checking as pages

pytestmark = pytest.mark.django_db
AT_ONCE = Bounds(processor=0.000_001, clock=0.05, memory=WORKING.memory)  # nothing is read in it


@pytest.fixture
def sent(world, client, monkeypatch):
    """Sends a text that a page has no time for; the address it leads to."""
    monkeypatch.setattr(pages, "WAITING", AT_ONCE)
    client.force_login(world.department.people[Role.OFFICER])

    def send(**what):
        said = {"programme": world.programme.slug, "period": "2022", **what}
        answer = client.post(reverse("reviews:check"), said)
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return answer.headers["Location"]

    return send


def only() -> TextCheck:
    return TextCheck.objects.get()


def test_the_worker_finds_what_the_page_would_have_found(world, client, sent, monkeypatch):
    world.exchange_items(12, 11, 11)
    address = sent(text=TEXT)
    waiting = client.get(address).content.decode()
    assert "<progress" in waiting
    assert 'http-equiv="refresh"' in waiting
    text_checks.run_text_check(only().uid)
    done = client.get(address).content.decode()
    assert '<span class="num match"' in done
    monkeypatch.undo()
    said = {"programme": world.programme.slug, "period": "2022", "text": TEXT}
    at_once = client.post(reverse("reviews:check"), said).content.decode()
    assert _table(done) == _table(at_once)
    assert only().given is None  # the text itself is not kept twice


def _table(page: str) -> str:
    return page.split("<tbody>")[1].split("</tbody>")[0]


def test_a_word_file_is_marked_by_the_worker(world, client, sent):
    world.exchange_items(12, 11, 11)
    address = sent(document=SimpleUploadedFile("bai.docx", word(p(TEXT))))
    text_checks.run_text_check(only().uid)
    shown = client.get(address).content.decode()
    marked = client.get(f"/minh-chung/{shown.split('/minh-chung/')[1].split(chr(34))[0]}")
    copy = docx.Document(io.BytesIO(b"".join(marked.streaming_content)))
    assert "gần 12" in {
        run.text for one in copy.paragraphs for run in one.runs if run.font.highlight_color
    }


def test_it_tells_its_steps_and_ends_the_asking(world, client, sent):
    address = sent(text=TEXT)
    check = only()
    told = []
    for done in range(3):
        TextCheck.objects.update(done=done, total=3)
        told.append(client.get(f"{address}tien-do/").content.decode())
    assert len(set(told)) == 3
    text_checks.run_text_check(check.uid)
    over = client.get(f"{address}tien-do/")
    assert (over.status_code, over.headers["HX-Refresh"]) == (204, "true")
    assert (only().done, only().total) == (2, 3)


def test_stopped_it_keeps_nothing_and_the_job_notices(world, client, sent):
    address = sent(text=TEXT)
    client.post(f"{address}dung/")
    text_checks.run_text_check(only().uid)
    check = only()
    assert (check.state, check.given, check.found) == (CheckState.CANCELLED, None, None)
    page = client.get(address).content.decode()
    assert "Đã dừng rà soát văn bản" in page
    assert "<textarea" in page  # and the form is there for another


def test_what_cannot_be_read_is_said_as_on_the_page(world, client):
    client.force_login(world.department.people[Role.OFFICER])
    check = text_checks.start_text_check(
        given=b"khong phai Word",
        filename="bai.docx",
        programme=world.programme.slug,
        period=YEAR,
        **world.department.officer,
    )
    text_checks.run_text_check(check.uid)
    page = client.get(reverse("reviews:text_check", args=[check.uid])).content.decode()
    assert only().state == CheckState.FAILED
    assert 'role="alert"' in page
    assert ".docx" in page


def test_what_takes_too_much_for_the_worker_too_is_said(world, client, sent, monkeypatch):
    address = sent(text=TEXT)
    monkeypatch.setattr(text_checks, "WORKING", AT_ONCE)
    text_checks.run_text_check(only().uid)
    assert "quá" in client.get(address).content.decode().split('role="alert"')[1][:400]


def test_it_is_nobody_elses(world, client, sent):
    address = sent(text=TEXT)
    department = world.department
    for person in (department.people[Role.LEADER], world.stranger.people[Role.OFFICER]):
        client.force_login(person)
        assert client.get(address).status_code == 404
        assert client.get(f"{address}tien-do/").status_code == 404
        assert client.post(f"{address}dung/").status_code == 404
    assert only().state == CheckState.CHECKING


def test_a_killed_job_is_taken_up_and_a_late_one_changes_nothing(world, sent):
    sent(text=TEXT)
    check = only()
    TextCheck.objects.update(beat_at=time.now() - timedelta(minutes=1))
    assert work.resume(CHECKING, row=uuid4()) == 0
    assert work.resume(CHECKING) == 1
    text_checks.run_text_check(check.uid)
    first = only()
    text_checks.run_text_check(check.uid)  # the one that was thought dead
    assert only().beat_at == first.beat_at
    assert only().state == CheckState.DONE


def test_after_a_week_it_is_gone(world, sent):
    sent(text=TEXT)
    TextCheck.objects.update(asked_at=time.now() - timedelta(days=8))
    sent(text=f"{TEXT} Thêm một câu.")
    assert TextCheck.objects.count() == 1


def test_a_pasted_text_is_a_text_whatever_it_begins_with(world, client):
    client.force_login(world.department.people[Role.OFFICER])
    for text in ("%PDF-1.7 có 9 tin", "{\\rtf1 9 tin}", "PK\x03\x049 tin"):
        said = {"programme": world.programme.slug, "period": "2022", "text": text}
        assert client.post(reverse("reviews:check"), said).status_code == 200, text
