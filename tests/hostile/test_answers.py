"""What every answer carries, whatever went wrong, and what is left in the log of it."""

import json
import logging
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.authorisation.rows import GET
from tests.authorisation.stage import Stage
from tests.hostile import fuzzing
from tinhban.config import home
from tinhban.screens import logs, middleware, views

LOGIN = reverse("account_login")
LINK = "/don-vi/mat-khau/chuyen-vien/abc123-0123456789abcdef0123456789abcdef/"


def _held_together(answer: HttpResponse) -> None:
    """The id in the header stands in the page, too."""
    assert answer["X-Request-Id"] in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/khong-co/", {}, 404),
        ("GET", "/don-vi/co-quan/khong co/", {}, 404),
        ("GET", LINK, {}, 410),
        ("PUT", LINK, {}, 405),
        ("DELETE", LOGIN, {}, 405),
        ("POST", LOGIN, {}, 403),
        ("GET", LOGIN, {"Host": "elsewhere.example"}, 400),
        ("GET", LOGIN, {"Host": "a b"}, 400),
    ],
)
def test_each_refusal_carries_its_id_in_page_and_header(method, path, headers, status):
    client = Client(enforce_csrf_checks=method == "POST", raise_request_exception=False)
    answer = client.generic(method, path, headers=headers)
    assert answer.status_code == status
    _held_together(answer)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 411, 413, 415, 416, 429, 500, 503])
def test_an_answer_that_is_only_a_number_gets_words(status):
    bare = HttpResponse(status=status, headers={"Allow": "GET", "X-Own": "1"})
    bare.set_cookie("a", "b")
    request = RequestFactory().get("/")
    answer = middleware.RequestId(
        middleware.Guarded(middleware.InWords(lambda request: bare))
    )(request)  # fmt: skip
    assert (answer.status_code, answer["Allow"], answer["X-Own"]) == (status, "GET", "1")
    assert answer["X-Request-Id"] in answer.content.decode()
    assert answer.cookies["a"].value == "b"
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize(
    ("error", "status"), [(RequestDataTooBig("x"), 413), (SuspiciousOperation("x"), 400)]
)
def test_what_is_too_large_or_too_odd_is_said_in_words(error, status):
    request = RequestFactory().get("/")
    request.request_id = "abc"  # type: ignore[attr-defined]
    answer = views.bad_request(request, error)
    assert answer.status_code == status
    assert "abc" in answer.content.decode()


def test_too_much_is_refused_and_named(stage: Stage):
    client = Client(raise_request_exception=False)
    body = "a=" + "x" * 6_000_000
    answer = client.post(LOGIN, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    _held_together(answer)
    many = "&".join(f"a{n}=1" for n in range(1_500))
    answer = client.post(LOGIN, many, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    _held_together(answer)


def _kept_nowhere(answer: Any, where: str) -> None:
    assert "no-store" in answer["Cache-Control"], where
    assert "public" not in answer["Cache-Control"], where
    assert answer["X-Content-Type-Options"] == "nosniff", where
    assert answer["X-Frame-Options"] == "DENY", where
    assert answer["Referrer-Policy"] == "same-origin", where
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", where
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin", where
    assert "object-src 'none'" in answer["Content-Security-Policy"], where


def _lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(logs.JsonLines().format(record)) for record in caplog.records]


def test_private_pages_are_kept_nowhere_and_whatever_leaves_as_a_file_leaves_a_line(
    stage: Stage, caplog
):
    taken = 0
    for row in fuzzing.distinct_rows(GET):
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="tinhban.access"):
            client = fuzzing.client_of(stage, row)
            answer = client.get(fuzzing.path_of(stage, row) + f"?{stage.filled(row.query)}")
        _kept_nowhere(answer, str(row))
        file = not answer["Content-Type"].startswith("text/html") and answer.status_code == 200
        lines = [line for line in _lines(caplog) if str(line["message"]).startswith("download")]
        assert len(lines) == int(file), str(row)
        if file:
            taken += 1
            assert lines[0]["route"] == row.route
            assert lines[0]["person"] and lines[0]["organisation"]
            assert (
                stage.things[row.on].words not in json.dumps(lines, ensure_ascii=False)
                or not stage.things[row.on].words
            )
    assert taken > 8


@pytest.mark.django_db
def test_a_link_for_a_password_never_reaches_the_log(caplog, client, django_user_model):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    with caplog.at_level(logging.DEBUG):
        for method in ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"):
            for path in (
                LINK,
                LINK.rstrip("/"),
                LINK + "them/",
                LINK + "?next=" + LINK,
                LINK.replace("/mat-khau/", "/mat-khau//"),
            ):
                for headers in (
                    {},
                    {"Referer": "http://testserver" + LINK, "Origin": "https://elsewhere.example"},
                    {"Referer": "https://elsewhere.example" + LINK, "X-Forwarded-Proto": "https"},
                    {"Host": "elsewhere.example"},
                ):
                    browser.generic(method, path, headers=headers)
    lines = [logs.JsonLines().format(record) for record in caplog.records]
    assert len(lines) > 20
    assert not [line for line in lines if re.search("0123456789abcdef|chuyen-vien", line)]
    assert any("/don-vi/mat-khau/<str:username>/<str:token>/" in line for line in lines)


def test_nothing_in_the_data_directory_is_open_to_others(tmp_path: Path):
    place = tmp_path / "nut"
    script = (
        "import os; os.umask(0); import django; django.setup();"
        "from tinhban.config import setting_up; setting_up.prepare();"
        "from tinhban.organisations.models import Organisation;"
        "setting_up.start_empty(organisation=Organisation.objects.first().slug, administrator='quan-tri');"
        "from tinhban.evidence.files import keep; keep(b'%PDF-1.4 x')"
    )
    environment = {
        **os.environ,
        "TINHBAN_HOME": str(place),
        "DJANGO_SETTINGS_MODULE": "tinhban.config.settings",
    }
    environment.pop("TINHBAN_DATABASE", None)
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    kinds = set()
    for path in [place, *place.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o077 == 0, f"{path.relative_to(place)} {mode:o}"
        kinds.add(path.name if path.is_file() else path.relative_to(place).parts[:1])
    assert {"secret-key", "tinhban.sqlite3", ("keys",), ("files",), ("static",)} <= kinds


def test_what_an_earlier_release_left_open_is_closed_and_a_foreign_folder_is_not(tmp_path: Path):
    ours, foreign = tmp_path / "nut", tmp_path / "nha"
    for folder in (ours, foreign):
        (folder / "keys").mkdir(parents=True)
        folder.chmod(0o755)
    (ours / "secret-key").write_text("x")
    for name in ("tinhban.sqlite3", "tinhban.sqlite3-wal", "secret-key"):
        (ours / name).touch()
        (ours / name).chmod(0o644)
    (foreign / "thu.txt").write_text("x")
    before = os.umask(0)
    try:
        for folder in (ours, foreign):
            home.keep_private(folder)
    finally:
        os.umask(before)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (ours, *ours.iterdir()))
    assert stat.S_IMODE(foreign.stat().st_mode) == 0o755


def test_the_page_of_an_error_needs_nothing_that_can_break(monkeypatch):
    request = RequestFactory().get("/")
    request.request_id = "abc123"  # type: ignore[attr-defined]
    monkeypatch.setattr(views, "render", _broken)
    answer = views.server_error(request)
    assert answer.status_code == 500
    assert "abc123" in answer.content.decode() and "<h1>" in answer.content.decode()


def _broken(*args: object, **kwargs: object) -> HttpResponse:
    raise ValueError("no manifest")
