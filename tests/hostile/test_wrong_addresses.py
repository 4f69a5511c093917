"""A node that is reached or set wrongly says so: to the visitor plainly, to the operator with the setting."""

import json
import logging
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.hostile.addresses import CASES, OURS, Case
from tinhban.config import addresses
from tinhban.screens import logs

LOGIN = reverse("account_login")


@pytest.fixture
def reached(settings):
    """Send the form of the log-in as a browser would that comes this way."""

    def by(case: Case):
        settings.ALLOWED_HOSTS = addresses.hosts(case.hosts)
        settings.CSRF_TRUSTED_ORIGINS = addresses.origins(case.origins)
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = case.https
        if case.https:
            settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        client = Client(enforce_csrf_checks=True)
        given = {"Host": case.host, "X-Forwarded-Proto": case.forwarded}
        page = client.get(LOGIN, headers={k: v for k, v in given.items() if v})
        if page.status_code == 400:
            return page
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
        if case.https and not (case.origin or case.referer).startswith("https:"):
            client.cookies.clear()  # no browser sends a Secure cookie by http
        given |= {"Origin": case.origin, "Referer": case.referer}
        sent = {"login": "khong-co", "password": "sai", "csrfmiddlewaretoken": token}
        return client.post(LOGIN, sent, headers={k: v for k, v in given.items() if v})

    return by


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_setting_that_is_wrong_is_named(reached, case: Case, caplog):
    with caplog.at_level("WARNING"):
        answer = reached(case)
    page = unescape(answer.content.decode())
    if not case.named:
        assert "Tên đăng nhập hoặc mật khẩu sai" in page
        return
    assert answer.status_code in (400, 403)
    assert "hết hạn" not in page and "Không đọc được" not in page
    assert "không phải địa chỉ của nút" in page
    assert "người vận hành nút:" in page and case.named in page
    assert answer["X-Request-Id"] in page
    assert "<script>alert" not in answer.content.decode()
    lines = [
        json.loads(logs.JsonLines().format(r)) for r in caplog.records if r.name == "tinhban.access"
    ]
    assert [line["setting"] for line in lines] == [case.named]


@pytest.mark.django_db
def test_an_old_form_is_only_old(client):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(LOGIN, {"login": "x"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()
    assert "TINHBAN_" not in answer.content.decode()


@pytest.mark.django_db
def test_who_comes_by_http_is_sent_on_where_the_proxy_says_so(client, settings):
    settings.CSRF_COOKIE_SECURE, settings.ALLOWED_HOSTS = True, [OURS]
    asked = {"Host": OURS, "X-Forwarded-Proto": "http"}
    answer = client.get("/don-vi/?tim=a%20b", headers=asked)
    assert (answer.status_code, answer["Location"]) == (301, f"https://{OURS}/don-vi/?tim=a%20b")
    assert client.post("/don-vi/", headers=asked).status_code != 301
    foreign = client.get("/", headers={**asked, "Host": "elsewhere.example"})
    assert foreign.status_code == 400
    assert client.get(LOGIN, headers={"Host": OURS}).status_code == 200


@pytest.mark.django_db
def test_a_wrong_host_leaves_one_line_and_no_traceback(client, settings, caplog):
    with caplog.at_level(logging.INFO):
        client.get("/", headers={"Host": "elsewhere.example"})
    assert len([r for r in caplog.records if r.name != "django.security.DisallowedHost"]) <= 2
    assert "TINHBAN_HOSTS" in caplog.text
