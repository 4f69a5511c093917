"""Getting in: password, second step, throttling per account, sessions that can be ended."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tinhban.foundation import time
from tinhban.organisations import actions, attempts, second_factor
from tinhban.organisations.models import LoginAttempts, Role
from tinhban.organisations.tests.conftest import PASSWORD, give, make_person

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")


def post_login(client: Client, username: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": username, "password": password}, **more)


def code_of(secret: str) -> str:
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_log_in_and_out_in_plain_html(client, officer):
    page = client.get(LOGIN).content.decode()
    assert 'name="login"' in page
    assert "Tên đăng nhập" in page
    assert "email" not in page.lower()
    answer = post_login(client, " Chuyen-Vien ")
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert logged_in(client)
    client.post(reverse("account_logout"))
    assert not logged_in(client)


def test_there_is_no_sign_up_and_no_reset_by_mail(client):
    for address in ("signup/", "password/reset/", "email/", "password/set/", "confirm-email/"):
        assert client.get(f"/tai-khoan/{address}").status_code == 404


def test_a_wrong_password_and_an_unknown_name_answer_alike(client, officer):
    answers = [post_login(client, name, "sai-mat-khau") for name in ("chuyen-vien", "khong-co-ai")]
    errors = [re.findall(r'note-bad.*?<p class="mb-0">(.*?)</p>', a.content.decode(), re.S) for a in answers]  # fmt: skip
    assert errors[0] == errors[1] == ["Tên đăng nhập hoặc mật khẩu sai."]


def test_a_closed_account_does_not_get_in(client, officer):
    officer.is_active = False
    officer.save()
    post_login(client, "chuyen-vien")
    assert not logged_in(client)


def test_guessing_is_slowed_down_per_account_and_says_until_when(client, officer, head):
    with time.at(datetime(2022, 3, 1, 7, 0, tzinfo=UTC)):
        for _ in range(attempts.LIMIT):
            assert "sai." in post_login(client, "chuyen-vien", "sai").content.decode()
        page = post_login(client, "Chuyen-Vien").content.decode()  # now even the right one
        assert "Thử lại lúc 14:05 (sau 5 phút)" in page
        assert not logged_in(client)
        # The same address, another account: an office shares one address.
        assert post_login(client, "lanh-dao").status_code == 302
        client.logout()
    with time.at(datetime(2022, 3, 1, 7, 5, 1, tzinfo=UTC)):
        assert post_login(client, "chuyen-vien").status_code == 302
    assert not LoginAttempts.objects.filter(key__contains="chuyen").exists()


def test_a_right_password_does_not_wipe_the_failures_of_somebody_else(client, officer):
    with time.at(datetime(2022, 3, 1, 7, 0, tzinfo=UTC)):
        for _ in range(attempts.LIMIT - 1):
            post_login(client, "chuyen-vien", "sai")
        post_login(client, "chuyen-vien")
        client.logout()
        post_login(client, "chuyen-vien", "sai")
        assert "Thử lại lúc" in post_login(client, "chuyen-vien").content.decode()


def test_old_attempts_are_thrown_away(db):
    begin = datetime(2022, 3, 1, 7, 0, tzinfo=UTC)
    for n in range(5):
        with time.at(begin + timedelta(minutes=6 * n)):
            attempts.take(f"ai-do-{n}")
    assert LoginAttempts.objects.count() <= 2


def test_the_second_step_is_asked_and_throttled(client, administrator, office):
    Authenticator.objects.filter(user=administrator).delete()
    secret = second_factor.set_up(administrator)
    assert post_login(client, "quan-tri")["Location"] == reverse("mfa_authenticate")
    assert not logged_in(client)
    address = reverse("mfa_authenticate")
    for _ in range(attempts.LIMIT - 1):
        assert "Mã sai" in client.post(address, {"code": "000000"}).content.decode()
    assert client.post(address, {"code": code_of(secret)}).status_code == 302
    assert logged_in(client)
    client.logout()
    post_login(client, "quan-tri")
    client.post(address, {"code": "000000"})
    assert "Thử lại lúc" in client.post(address, {"code": code_of(secret)}).content.decode()


def test_an_administrator_without_a_second_factor_gets_nowhere_else(client, office, officer):
    give(officer, office, Role.ADMINISTRATOR)
    post_login(client, "chuyen-vien")
    set_up = reverse("mfa_activate_totp")
    for name in ("organisations:people", "organisations:list", "organisations:switch"):
        assert client.get(reverse(name))["Location"] == set_up
    assert client.post(reverse("organisations:add_person"), {})["Location"] == set_up

    again = client.get(set_up)["Location"]  # the password is asked once more before the change
    assert "nhập lại mật khẩu" in client.get(again).content.decode()
    page = client.post(again, {"password": PASSWORD}, follow=True).content.decode()
    assert "data:" not in page
    assert '<svg viewBox="0 0 ' in page
    secret = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page)[1]
    answer = client.post(set_up, {"code": code_of(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert "mã dự phòng" in client.get(answer["Location"]).content.decode().lower()
    assert client.get(reverse("organisations:people")).status_code == 200


def test_an_administrator_cannot_turn_the_second_factor_off_and_others_can(client, office, administrator):  # fmt: skip
    client.force_login(administrator)
    adapter = second_factor.MFAAdapter()
    mine = Authenticator.objects.get(user=administrator, type=Authenticator.Type.TOTP)
    assert not adapter.can_delete_authenticator(mine)
    administrator.grants.update(role=Role.LEADER)
    assert adapter.can_delete_authenticator(mine)


def test_the_secret_is_not_stored_in_the_clear(office, settings):
    person = make_person("co-khoa", office)
    secret = second_factor.set_up(person)
    stored = Authenticator.objects.get(user=person).data["secret"]
    assert secret not in stored
    adapter = second_factor.MFAAdapter()
    assert adapter.decrypt(stored) == secret
    settings.SECRET_KEY = "another key of another node, long enough"
    assert adapter.decrypt(stored) not in {"", secret}  # no code fits, not that of an empty secret


def test_one_ends_ones_other_sessions(officer):
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        post_login(browser, "chuyen-vien")
        browser.get(reverse("organisations:list"))
    page = here.get(reverse("usersessions_list")).content.decode()
    assert page.count("<tr>") == 3
    here.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("organisations:list")).status_code == 302
    assert here.get(reverse("organisations:list")).status_code == 200


def test_an_administrator_ends_the_sessions_of_the_own_people(
    administrator, office, officer, client
):
    elsewhere = Client()
    post_login(elsewhere, "chuyen-vien")
    elsewhere.get(reverse("organisations:list"))
    client.force_login(administrator)
    client.post(reverse("organisations:end_sessions", args=[officer.pk]))
    assert not UserSession.objects.filter(user=officer).exists()
    assert elsewhere.get(reverse("organisations:list"))["Location"].startswith(LOGIN)


def test_closing_an_account_ends_its_sessions(administrator, office, officer):
    elsewhere = Client()
    post_login(elsewhere, "chuyen-vien")
    elsewhere.get(reverse("organisations:list"))
    actions.deactivate_person(person=officer, by=administrator, as_=office)
    assert elsewhere.get(reverse("organisations:list"))["Location"].startswith(LOGIN)


def test_the_password_is_changed_in_our_words(client, officer):
    post_login(client, "chuyen-vien")
    address = reverse("account_change_password")
    assert "Mật khẩu hiện tại" in client.get(address).content.decode()
    new = {"password1": "mat-khau-moi-dai", "password2": "mat-khau-moi-dai"}
    assert "Nhập mật khẩu hiện tại" in client.post(address, {"oldpassword": "x", **new}).content.decode()  # fmt: skip
    client.post(address, {"oldpassword": PASSWORD, **new})
    officer.refresh_from_db()
    assert officer.check_password("mat-khau-moi-dai")


def test_a_form_without_its_token_is_refused(officer):
    browser = Client(enforce_csrf_checks=True)
    assert post_login(browser, "chuyen-vien").status_code == 403
    assert not logged_in(browser)


def test_the_link_for_the_first_password_works_once(administrator, office, client):
    client.force_login(administrator)
    made = client.post(
        reverse("organisations:add_person"),
        {
            "display_name": "Người Mới",
            "username": "nguoi-moi",
            "role": "editor",
            "valid_from": "01/01/2021",
        },
        follow=True,
    )
    link = re.search(r'value="http://testserver([^"]+mat-khau[^"]+)"', made.content.decode())[1]
    assert link not in client.get(made.request["PATH_INFO"]).content.decode()

    visitor = Client()
    assert "Đặt mật khẩu" in visitor.get(link).content.decode()
    short = visitor.post(link, {"password": "ngan", "again": "ngan"})
    assert "is-invalid" in short.content.decode()
    unlike = visitor.post(link, {"password": "mat-khau-dai-1", "again": "mat-khau-dai-2"})
    assert "không giống nhau" in unlike.content.decode()
    done = visitor.post(link, {"password": "mat-khau-dai-1", "again": "mat-khau-dai-1"})
    assert done["Location"] == LOGIN
    assert visitor.get(link).status_code == 410
    assert post_login(visitor, "nguoi-moi", "mat-khau-dai-1").status_code == 302


def test_activity_is_written_down_every_few_minutes_only(client, officer):
    begin = datetime(2022, 3, 1, 7, 0, tzinfo=UTC)
    with time.at(begin):
        post_login(client, "chuyen-vien")
        client.get(reverse("organisations:list"))
    address = reverse("organisations:switch")
    with time.at(begin + timedelta(minutes=4)), CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert not [q for q in queries if not q["sql"].startswith("SELECT")]
    with time.at(begin + timedelta(minutes=6)):
        client.get(address)
    assert UserSession.objects.get(user=officer).last_seen_at == begin + timedelta(minutes=6)
