"""What every answer carries, and the pages that say what went wrong."""

import json
import logging

import pytest
from django.test import Client

from tinhban.screens import logs
from tinhban.screens.templatetags.screens import browser, hash_weave, icon, initials


@pytest.mark.django_db
def test_every_page_forbids_foreign_sources_and_names_its_request():
    answer = Client().get("/tai-khoan/dang-nhap/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert len(answer["X-Request-Id"]) == 12


@pytest.mark.django_db
def test_a_missing_page_says_so_in_vietnamese_with_the_request_id():
    answer = Client(raise_request_exception=False).get("/khong-co/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
    assert answer["X-Request-Id"] in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/tai-khoan/dang-nhap/", {"login": "x"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()


def test_a_log_line_is_json_with_the_request_id():
    record = logging.LogRecord("x", logging.WARNING, "", 1, "told %s", ("so",), None)
    with logs.request("abc"):
        logs.WithRequestId().filter(record)
    line = json.loads(logs.JsonLines().format(record))
    assert (line["message"], line["request"], line["level"]) == ("told so", "abc", "WARNING")


def test_parts_of_a_page():
    assert "aria-hidden" in icon("search")
    assert initials("Biên tập viên") == "TV"
    chrome = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
    assert browser(chrome) == "Chrome, Windows"
    assert browser(f"{chrome} Edg/126.0") == "Edge, Windows"
    assert browser("") == ""
    drawn = hash_weave("aeX-NNUcnODAgWr6A48OL71u5emY-Jre9xDny0t_MeA")
    assert "aeX-N…_MeA" in drawn
    assert drawn == hash_weave("aeX-NNUcnODAgWr6A48OL71u5emY-Jre9xDny0t_MeA")
