"""A list that is too long for an answer is written by the worker, with the rights of who asked, and kept a week."""

import io
import tracemalloc
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from tinhban.desk.exports import actions
from tinhban.desk.models import ExportState, LongExport
from tinhban.evidence.files import path_of
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.organisations.models import Person, Role
from tinhban.organisations.tests.conftest import make_body, make_person
from tinhban.screens import exporting

pytestmark = pytest.mark.django_db
PEOPLE = reverse("organisations:people")


@pytest.fixture
def office():
    return make_body("so-mot", "Sở Một tỉnh Lào Cai")


@pytest.fixture
def person(office) -> Person:
    for n in range(12):
        make_person(f"nguoi-{n:02}", office, Role.OFFICER)
    return make_person("chuyen-vien", office, Role.OFFICER)


@pytest.fixture
def client_(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def short(monkeypatch) -> None:
    """Ten rows are long here."""
    monkeypatch.setattr(exporting, "AT_ONCE", {"xlsx": 10, "csv": 10})


def _begun(client: Client, query: str = "?xuat=csv") -> LongExport:
    answer = client.get(PEOPLE + query)
    assert answer.status_code == 302
    return LongExport.objects.get(uid=answer["Location"].split("/")[2])


def _file(client: Client, export: LongExport) -> bytes:
    answer = client.get(reverse("desk:download_export", args=[export.uid]))
    return b"".join(answer)


def test_a_short_list_is_answered_at_once(client_):
    assert client_.get(PEOPLE, {"xuat": "csv"})["Content-Type"].startswith("text/csv")
    assert not LongExport.objects.exists()


@pytest.mark.parametrize("query", ["?xuat=csv", "?xuat=xlsx", "?xuat=csv&tim=nguoi&xep=-name"])
def test_a_long_list_is_written_by_the_worker_and_holds_the_same(client_, monkeypatch, query):
    at_once = client_.get(PEOPLE + query).content
    monkeypatch.setattr(exporting, "AT_ONCE", {"xlsx": 10, "csv": 10})
    export = _begun(client_, query)
    page = client_.get(export.get_absolute_url()).content.decode()
    back = (
        PEOPLE + query.replace("xuat=csv", "").replace("xuat=xlsx", "").replace("?&", "?")
    ).rstrip("?")
    assert f'href="{back.replace("&", "&amp;")}"' in page
    assert "Đang ghi tệp" in page and f"0 trên {export.total} dòng" in page
    actions.run(export.uid)
    page = client_.get(export.get_absolute_url()).content.decode()
    assert "Tải tệp" in page and "được giữ 7 ngày" in page
    made = _file(client_, export)
    if "xlsx" in query:
        sheets = [openpyxl.load_workbook(io.BytesIO(one)).active for one in (at_once, made)]
        rows = [[[c.value for c in row] for row in sheet.iter_rows()] for sheet in sheets]
        assert rows[0] == rows[1] and len(rows[0]) == 14
    else:
        assert made == at_once
    export.refresh_from_db()
    assert export.done == export.total == made.count(b"\n") - 1 or "xlsx" in query


def test_the_progress_asks_for_itself_and_ends_with_the_page(client_, short):
    export = _begun(client_)
    address = reverse("desk:export_progress", args=[export.uid])
    assert 'role="status"' in client_.get(address).content.decode()
    actions.run(export.uid)
    assert client_.get(address)["HX-Refresh"] == "true"


def test_two_clicks_are_one_export_and_a_fourth_looks_at_the_third(client_, short):
    assert _begun(client_) == _begun(client_)
    for n in range(6):
        _begun(client_, f"?xuat=csv&tim=nguoi&khac={n}")
    assert LongExport.objects.count() == actions.AT_A_TIME


def test_it_is_stopped_before_and_in_the_middle(client_, short, monkeypatch):
    export = _begun(client_)
    client_.post(reverse("desk:stop_export", args=[export.uid]))
    actions.run(export.uid)
    export.refresh_from_db()
    assert (export.state, export.sha256) == (ExportState.CANCELLED, "")
    assert "Đã dừng xuất" in client_.get(export.get_absolute_url()).content.decode()
    again = _begun(client_)
    monkeypatch.setattr(exporting, "TELL_EVERY", 1)
    ask = actions.ask_again

    def stopped(export, shelf):
        actions.stop(export=export, by=export.asked_by, as_=export.organisation)
        ask(export, shelf)

    monkeypatch.setattr(actions, "ask_again", stopped)
    actions.run(again.uid)
    again.refresh_from_db()
    assert again.state == ExportState.CANCELLED


def test_a_job_that_was_killed_is_taken_up(client_, short):
    export = _begun(client_)
    with time.at(time.now() + timedelta(minutes=5)):
        assert work.resume(actions.MAKING) == 1
        assert work.resume(actions.MAKING) == 0
    actions.run(export.uid)
    actions.run(export.uid)  # a second worker finds nothing to do
    export.refresh_from_db()
    assert export.state == ExportState.DONE


def test_it_is_written_with_the_rights_of_that_moment(client_, person, short):
    export = _begun(client_)
    person.grants.update(revoked_on=time.today())
    actions.run(export.uid)
    export.refresh_from_db()
    assert (export.state, export.sha256) == (ExportState.FAILED, "")


def test_nobody_else_sees_it(client_, person, office, short):
    export = _begun(client_)
    actions.run(export.uid)
    colleague = Client()
    colleague.force_login(Person.objects.get(username="nguoi-03"))
    for name in ("export", "export_progress", "download_export"):
        assert colleague.get(reverse(f"desk:{name}", args=[export.uid])).status_code == 404
    assert colleague.post(reverse("desk:stop_export", args=[export.uid])).status_code == 404


def test_after_a_week_it_is_gone_and_its_file_with_it(client_, short):
    export = _begun(client_)
    actions.run(export.uid)
    export.refresh_from_db()
    file = path_of(export.sha256)
    assert file.exists()
    with time.at(time.now() + timedelta(days=8)):
        assert actions.throw_away_old() == 1
    assert not file.exists()
    assert client_.get(export.get_absolute_url()).status_code == 404


def test_memory_does_not_grow_with_the_rows(tmp_path):
    """Twenty times the rows, not twice the memory."""
    from tinhban.screens.tables import TableColumn

    peaks = []
    for rows in (1_000, 20_000):
        shelf = exporting.Shelf(tmp_path / "file", lambda done: None)
        tracemalloc.start()
        exporting._write(
            shelf, "csv", "x", [TableColumn("a")] * 5, (["chữ"] * 5 for _ in range(rows))
        )
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert shelf.rows == rows
    assert peaks[1] < 2 * peaks[0]
