"""Who got in, who was refused, who was given what: a line each, with ids and without names."""

import json
import logging
import re
from collections.abc import Callable

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from tinhban.foundation import ids
from tinhban.ledger import actions as ledger
from tinhban.organisations import actions, second_factor
from tinhban.organisations.models import Role
from tinhban.organisations.tests.conftest import *  # noqa: F403 - the cast
from tinhban.organisations.tests.conftest import PASSWORD
from tinhban.organisations.tests.test_log_in import code_of, post_login
from tinhban.screens import logs

pytestmark = pytest.mark.django_db
NEW = "suối reo ba nhịp đêm"


@pytest.fixture
def told(caplog) -> Callable[[], list[dict[str, object]]]:
    """The access lines since the last time, as they are printed."""
    caplog.set_level(logging.INFO, logger="tinhban.access")

    def lines() -> list[dict[str, object]]:
        printed = [logs.JsonLines().format(r) for r in caplog.records if r.name == "tinhban.access"]
        caplog.clear()
        for line in printed:
            assert not re.search(
                f"{PASSWORD}|{NEW}|chuyen-vien|Chuyen Vien|quan-tri|khong-co", line
            ), line
        return [json.loads(line) for line in printed]

    return lines


def _acts(lines: list[dict[str, object]]) -> list[str]:
    return [re.sub(r" \w+=.*", "", str(line["message"])) for line in lines]


def test_log_ins_failures_locks_and_log_outs(told, client, officer):
    post_login(client, "chuyen-vien", "sai")
    post_login(client, "khong-co-ai", "sai")
    for _ in range(10):
        post_login(Client(REMOTE_ADDR="192.0.2.1"), "chuyen-vien", "sai")
    post_login(Client(REMOTE_ADDR="192.0.2.2"), "chuyen-vien")
    lines = told()
    assert _acts(lines) == ["log-in failed"] * 11 + ["log-in held"] * 2
    assert lines[0]["person"] == str(officer.pk) and lines[0]["address"] == "127.0.0.1"
    assert "person" not in lines[1] and lines[1]["account"]
    assert lines[-1]["reason"] == "account" and lines[-1]["level"] == "WARNING"


def test_a_log_in_names_the_account_and_every_further_line_who_asks(told, client, officer, office):
    post_login(client, "chuyen-vien")
    client.get(reverse("organisations:people"), {"xuat": "csv"})
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )
    client.post(reverse("account_logout"))
    lines = told()
    assert _acts(lines) == ["log-in", "download", "password changed", "log-out"]
    assert {line["person"] for line in lines} == {str(officer.pk)}
    assert lines[1]["organisation"] == str(office.pk)
    assert (lines[1]["route"], lines[1]["format"]) == ("organisations:people", "csv")
    assert all(line["request"] for line in lines)


def test_the_second_factor(told, administrator):
    administrator.authenticator_set.all().delete()
    secret = second_factor.set_up(administrator)
    codes = RecoveryCodes.activate(administrator).get_unused_codes()
    address = reverse("mfa_authenticate")
    for code in (code_of(secret), codes[0]):
        client = Client()
        post_login(client, "quan-tri")
        client.post(address, {"code": "000000"})
        client.post(address, {"code": code})
    lines = told()
    assert _acts(lines) == ["second factor failed", "second factor used", "log-in"] * 2
    assert [line.get("kind") for line in lines] == [
        None,
        "totp",
        None,
        None,
        "recovery_codes",
        None,
    ]


def test_people_grants_and_links(told, administrator, office, officer, head):
    who = {"by": administrator, "as_": office}
    made = actions.add_person(
        username="nguoi-thu", display_name="Người Thử", role=Role.EDITOR,
        valid_from=officer.grants.get().valid_from, **who,
    )  # fmt: skip
    token = actions.password_token(person=made, **who)
    actions.choose_password(person=made, token=token, password=NEW)
    actions.change_person(person=made, display_name="Người Khác", position="", **who)
    actions.revoke_grant(grant=made.grants.get(), **who)
    actions.reset_second_factor(person=made, **who)
    actions.end_sessions(person=made, **who)
    actions.deactivate_person(person=made, **who)
    actions.reactivate_person(person=made, **who)
    lines = told()
    assert _acts(lines) == [
        "grant given", "account made", "link for a password made", "password set by a link", "account changed",
        "grant taken back", "second factor removed", "sessions ended", "account closed", "account opened",
    ]  # fmt: skip
    assert {line["on"] for line in lines} == {str(made.pk)}
    assert lines[0]["role"] == "editor"
    assert token not in json.dumps(lines) and "Người" not in json.dumps(lines, ensure_ascii=False)


def test_keys(told, db):
    organisation = ids.new_uid()
    root = ledger.create_identity(organisation)
    lines = told()
    assert _acts(lines) == ["key registered"]
    assert (lines[0]["organisation"], lines[0]["key"]) == (str(organisation), 1)
    assert root.seed.hex() not in json.dumps(lines)


def test_what_a_world_for_demonstration_does_is_nobody_s_doing(told, db):
    with logs.quiet():
        ledger.create_identity(ids.new_uid())
    assert told() == []


def test_the_web_server_keeps_no_access_log_of_its_own():
    from tinhban.config import supervisor

    web = supervisor._children("127.0.0.1", 8000)[0].command
    assert "--access-log" not in web and "--no-access-log" in web


def test_a_refused_request_leaves_a_line_with_its_id_and_who_asked(client, officer, office, caplog):
    """Django writes it when the answer has left all middleware."""
    client.force_login(officer)
    client.get(reverse("organisations:list"))
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        answers = [
            client.get("/khong-co/"),
            client.get(reverse("organisations:add_person")),
            client.put("/"),
        ]
    formatter, wanted = logs.JsonLines(), []
    for record in caplog.records:
        logs.WithRequestId().filter(record)
        wanted.append(json.loads(formatter.format(record)))
    assert [line["request"] for line in wanted] == [answer["X-Request-Id"] for answer in answers]
    assert [line["status"] for line in wanted] == [404, 403, 405]
    assert {line["person"] for line in wanted} == {str(officer.pk)}
    assert {line["organisation"] for line in wanted} == {str(office.pk)}
