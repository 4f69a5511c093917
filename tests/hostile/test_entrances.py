"""Ways to get in, walked through step by step; passwords as several machines type them."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings as django_settings
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests.hostile import passwords as given
from tests.hostile.entrances import RIGHT, SCENES
from tests.markup import seen
from tinhban.foundation import time
from tinhban.organisations import actions, brake, idle, second_factor
from tinhban.organisations.models import Person, Role
from tinhban.organisations.names import account_name
from tinhban.organisations.tests.conftest import make_body, make_person
from tinhban.organisations.tests.test_log_in import code_of

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")
PASSWORD = "ngựa ô qua cầu gỗ"
MORNING = datetime(2022, 3, 1, 1, 0, tzinfo=UTC)


@pytest.fixture
def office():
    return make_body("dai-lao-cai-thu", "Đài Phát thanh - Truyền hình tỉnh Lào Cai")


@pytest.fixture
def people(office):
    names = ["one", "two", *(f"spray-{n}" for n in range(30))]
    return {name: _person(office, name) for name in names}


def _person(office, name: str, *roles: Role, password: str = PASSWORD) -> Person:
    person = make_person(f"{name}", office, *(roles or (Role.OFFICER,)))
    person.set_password(password)
    person.save()
    return person


def _send(client: Client, account: str, password: str, **more: str):
    return client.post(LOGIN, {"login": account, "password": password, **more})


def _answer(response) -> str:
    if response.status_code == 302:
        return "in"
    page = response.content.decode()
    for words, answer in (
        ("hoặc mật khẩu sai", "wrong"),
        ("Thử lại lúc", "later"),
        ("giây, nhập lại", "wait"),
    ):
        if words in page:
            return answer
    return page


def _known(account: str) -> Client:
    """A browser that was used by the owner before, with nothing else left in it."""
    first = Client()
    assert _answer(_send(first, account, PASSWORD)) == "in"
    later = Client()
    name = django_settings.DEVICE_COOKIE_NAME
    later.cookies[name] = first.cookies[name].value
    return later


@pytest.mark.parametrize("scene", SCENES)
def test_who_gets_in_and_who_waits(people, scene: str):
    with time.at(MORNING):
        browsers = {
            step[0]: _known(step[0].removeprefix("known-"))
            for step in SCENES[scene]
            if "known-" in step[0]
        }
        for number, (browser, account, password, times, wanted) in enumerate(SCENES[scene]):
            answer = ""
            for _ in range(times):
                client = Client() if browser == "fresh" else browsers.setdefault(browser, Client())
                answer = _answer(
                    _send(client, account, PASSWORD if password == RIGHT else "sai-mat-khau")
                )
            if wanted:
                assert answer == wanted, f"step {number}: {SCENES[scene][number]}"


def test_who_waits_gets_in_after_it_with_the_ticket_and_once(people):
    with time.at(MORNING):
        for n in range(20):
            _send(Client(), f"spray-{n}", "sai-mat-khau")
        client = Client()
        page = _send(client, "one", PASSWORD)
        ticket = page.context["form"].ticket
        assert f'name="ticket" value="{ticket}"' in seen(page.content)
        assert (
            _answer(_send(client, "one", PASSWORD, ticket=ticket)) == "wait"
        )  # too early, and not lost
    with time.at(MORNING + timedelta(seconds=70)):
        assert (
            _answer(_send(Client(), "two", PASSWORD, ticket=ticket)) == "wait"
        )  # of another account
        assert _answer(_send(Client(), "one", PASSWORD, ticket=ticket + "x")) == "wait"
        assert _answer(_send(client, "one", "sai-mat-khau", ticket=ticket)) == "wrong"
        assert _answer(_send(client, "one", PASSWORD, ticket=ticket)) == "wait"  # used up
    with time.at(MORNING + timedelta(minutes=6)):
        assert _answer(_send(Client(), "one", PASSWORD)) == "in"


def test_tries_of_one_address_stand_in_a_queue_that_has_an_end(people):
    waits, full = [], 0
    with time.at(MORNING):
        for n in range(15):
            _send(Client(), f"spray-{n}", "sai-mat-khau")
        for n in range(60):
            try:
                brake.passes(f"spray-{n % 30}", "127.0.0.1", "")
            except brake.AskedToWait as wait:
                waits.append(wait.seconds)
                full += not wait.ticket
        with pytest.raises(brake.AskedToWait):
            brake.passes("one", "127.0.0.1", "")
        brake.passes("one", "192.0.2.8", "")  # another address is free
    assert waits[0] == 10 and max(waits) <= 60
    assert waits[:25] == sorted(set(waits[:25]))
    assert full > 20


def test_a_distributed_attack_brakes_the_node_and_not_those_who_are_known(people):
    with time.at(MORNING):
        known = _known("one")
        for n in range(brake.OF_THE_NODE):
            client = Client(REMOTE_ADDR=f"198.51.{n % 100}.{n // 100}")
            assert _answer(_send(client, f"khong-co-{n}", "sai")) == "wrong"
        assert _answer(_send(Client(REMOTE_ADDR="203.0.113.9"), "two", PASSWORD)) == "wait"
        assert _answer(_send(known, "one", PASSWORD)) == "in"


@pytest.mark.parametrize(
    "cookie", ["", "x", "W10:1a:b", "eyJhIjoxfQ:1uX:zzz", "A" * 4_000, ":::", "null"]
)
def test_a_forged_browser_is_a_stranger(people, cookie: str):
    with time.at(MORNING):
        for _ in range(10):
            _send(Client(), "one", "sai")
        client = Client()
        client.cookies[django_settings.DEVICE_COOKIE_NAME] = cookie
        assert _answer(_send(client, "one", PASSWORD)) == "later"


def test_with_a_new_password_every_browser_is_a_stranger(people):
    with time.at(MORNING):
        known = _known("one")
        people["one"].set_password("suối reo ba nhịp đêm")
        people["one"].save()
        for _ in range(10):
            _send(Client(), "one", "sai")
        assert _answer(_send(known, "one", "suối reo ba nhịp đêm")) == "later"


def test_a_browser_knows_several_accounts_that_share_it(people):
    with time.at(MORNING):
        client = Client()
        for account in ("one", "two"):
            assert _answer(_send(client, account, PASSWORD)) == "in"
            client.post(reverse("account_logout"))
        for account in ("one", "two"):
            for _ in range(10):
                _send(Client(), account, "sai")
            assert _answer(_send(client, account, PASSWORD)) == "in"
            client.post(reverse("account_logout"))


@pytest.mark.parametrize(("set_", "typed"), given.SAME.values(), ids=given.SAME)
def test_the_same_letters_open_wherever_they_are_typed(office, set_: str, typed: str):
    _person(office, "bientap.thu", password=set_)
    for form in (
        set_,
        typed,
        unicodedata.normalize("NFC", set_),
        unicodedata.normalize("NFD", typed),
    ):
        assert _answer(_send(Client(), "bientap.thu", form)) == "in"


@pytest.mark.parametrize(("set_", "typed"), given.DIFFERENT.values(), ids=given.DIFFERENT)
def test_other_letters_do_not(office, set_: str, typed: str):
    _person(office, "bientap.thu", password=set_)
    assert _answer(_send(Client(), "bientap.thu", typed)) != "in"


def test_a_password_of_before_is_taken_once_as_it_was_and_kept_in_its_normal_form(office):
    person = _person(office, "bientap.thu")
    decomposed = unicodedata.normalize("NFD", "Mường Thanh Chiều")
    Person.objects.filter(pk=person.pk).update(password=make_password(decomposed))
    for typed in (decomposed, "Mường Thanh Chiều"):
        assert _answer(_send(Client(), "bientap.thu", typed)) == "in"


@pytest.mark.parametrize("password", given.COMMON)
def test_what_everybody_would_try_is_refused(office, password: str):
    with pytest.raises(ValidationError):
        validate_password(password, _person(office, "bientap.thu"))


@pytest.mark.parametrize("password", given.GOOD, ids=range(len(given.GOOD)))
def test_good_passwords_are_taken(office, password: str):
    person = _person(office, "bientap.thu", password=password)
    validate_password(password, person)
    assert _answer(_send(Client(), "bientap.thu", password)) == "in"


@pytest.mark.parametrize("typed", given.NAMES, ids=ascii)
def test_a_name_is_found_however_it_is_typed(office, typed: str):
    _person(office, "bientap.thu")
    assert account_name(typed) == given.NAMES[typed]
    assert _answer(_send(Client(), typed, PASSWORD)) == "in"


@pytest.mark.parametrize("typed", given.NO_NAMES, ids=lambda name: ascii(name[:20]))
def test_what_is_no_name_opens_nothing(office, typed: str):
    _person(office, "bientap.thu")
    wire = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert _send(Client(), wire, PASSWORD).status_code == 200
    assert Person.objects.named(account_name(typed)) is None


def test_hashes_are_argon2id_and_old_ones_are_made_anew(office, settings):
    settings.PASSWORD_HASHERS = [
        "tinhban.organisations.hashing.Argon2id",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    person = _person(office, "bientap.thu")
    assert person.password.startswith("argon2$argon2id$v=19$m=47104,t=2,p=1$")
    Person.objects.filter(pk=person.pk).update(
        password=make_password(PASSWORD, hasher="pbkdf2_sha256")
    )
    assert _answer(_send(Client(), "bientap.thu", PASSWORD)) == "in"
    person.refresh_from_db()
    assert identify_hasher(person.password).algorithm == "argon2"


def test_an_unknown_name_costs_as_much_as_a_known_one(office, monkeypatch):
    """Counted in hashings, not in seconds."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    person, hashed = _person(office, "bientap.thu"), []
    plain = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, p, salt: hashed.append(p) or plain(self, p, salt)
    )
    counts = []
    for account in ("bientap.thu", "khong-co-ai", "?", "x" * 41):
        hashed.clear()
        _send(Client(), account, "mot-mat-khau-sai")
        counts.append(len(hashed))
    Person.objects.filter(pk=person.pk).update(password="!khong")
    hashed.clear()
    _send(Client(), "bientap.thu", "mot-mat-khau-sai")
    assert counts[:3] == [1, 1, 1] and len(hashed) == 1


def test_a_log_in_has_a_session_of_its_own_and_a_new_password_ends_the_others(people):
    with time.at(MORNING):
        here, elsewhere = Client(), Client()
        here.get(LOGIN)
        session = here.session
        session["planted"] = "1"
        session.save()
        here.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key
        for client in (here, elsewhere):
            assert _answer(_send(client, "one", PASSWORD)) == "in"
        assert here.session.session_key != session.session_key
        new = "suối reo ba nhịp đêm"
        here.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
        )
        assert here.get(reverse("desk:help")).status_code == 200
        assert elsewhere.get(reverse("desk:help")).status_code == 302


def test_the_old_password_is_not_guessed_from_an_open_session(people):
    with time.at(MORNING):
        client = Client()
        _send(client, "one", PASSWORD)
        new = {"password1": "suối reo ba nhịp đêm", "password2": "suối reo ba nhịp đêm"}
        address = reverse("account_change_password")
        for _ in range(10):
            client.post(address, {"oldpassword": "sai", **new})
        assert (
            "Thử lại lúc" in client.post(address, {"oldpassword": PASSWORD, **new}).content.decode()
        )


def _second_step(client: Client, account: str, code: str) -> bool:
    _send(client, account, PASSWORD)
    client.post(reverse("mfa_authenticate"), {"code": code})
    return "_auth_user_id" in client.session


def test_a_code_opens_once(office):
    person = _person(office, "quan-tri", Role.ADMINISTRATOR)
    secret = second_factor.set_up(person)
    code = code_of(secret)
    from django.core.cache import cache

    assert _second_step(Client(), "quan-tri", code)
    cache.clear()  # another process, or the same one started again
    assert not _second_step(Client(), "quan-tri", code)
    assert not _second_step(Client(), "quan-tri", f" {code[:3]} {code[3:]} ")


def test_the_code_with_which_the_application_was_set_up_opens_nothing_more(office):
    _person(office, "chuyen-vien")
    client = Client()
    _send(client, "chuyen-vien", PASSWORD)
    set_up = reverse("mfa_activate_totp")
    client.post(client.get(set_up)["Location"], {"password": PASSWORD})
    secret = client.get(set_up).context["form"].secret
    code = code_of(secret)
    assert client.post(set_up, {"code": code}).status_code == 302
    assert not _second_step(Client(), "chuyen-vien", code)


def test_a_recovery_code_opens_once(office):
    person = _person(office, "quan-tri", Role.ADMINISTRATOR)
    second_factor.set_up(person)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    assert _second_step(Client(), "quan-tri", codes[0])
    assert not _second_step(Client(), "quan-tri", codes[0])
    assert _second_step(Client(), "quan-tri", codes[1])
    left = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    assert set(left) == set(codes[2:])


# a session that rests


@pytest.fixture
def resting(people):
    """A browser of somebody who went away for an hour."""
    with time.at(MORNING):
        client = Client()
        _send(client, "one", PASSWORD)
        client.get(reverse("desk:help"))
    with time.at(MORNING + timedelta(minutes=61)):
        yield client


def test_after_an_hour_the_password_is_asked_and_the_page_comes(resting):
    address = reverse("desk:help") + "?a=1"
    held = resting.get(address)
    assert held.status_code == 403 and "đang tạm dừng" in held.content.decode()
    assert held["X-Request-Id"] in held.content.decode()
    wrong = resting.post(address, {idle.PASSWORD: "sai", idle.WAS: "GET"})
    assert "Mật khẩu sai" in wrong.content.decode()
    opened = resting.post(address, {idle.PASSWORD: PASSWORD, idle.WAS: "GET"})
    assert (opened.status_code, opened["Location"]) == (302, address)
    assert resting.get(address).status_code == 200


def test_what_was_typed_meanwhile_goes_on_with_the_password(resting):
    address = reverse("exchange:compose")
    draft = resting.get(address)
    assert draft.status_code == 403
    typed = {"title": "Lễ hội <gầu tào>", "text": "\nDòng đầu trống\n“Ngoặc”", "many": ["a", "b"]}
    held = resting.post(reverse("desk:help"), typed)
    page = held.content.decode()
    assert "vẫn còn nguyên" in page
    assert "Lễ hội &lt;gầu tào&gt;" in page
    from tests.authorisation.forms import fields_of

    fields = fields_of(page, reverse("desk:help"))
    assert {name: fields[name] for name in typed} == {
        "title": ["Lễ hội <gầu tào>"], "text": [typed["text"]], "many": ["a", "b"],
    }  # fmt: skip
    opened = resting.post(reverse("desk:help"), {**fields, idle.PASSWORD: PASSWORD})
    assert opened.wsgi_request.POST.getlist("many") == ["a", "b"]
    assert idle.PASSWORD not in opened.wsgi_request.POST


def test_a_resting_session_may_log_out_and_does_nothing_else(resting):
    for name in (
        "desk:home",
        "organisations:people",
        "exchange:desk",
        "account_change_password",
        "usersessions_list",
    ):
        assert resting.get(reverse(name)).status_code == 403, name
    secret = resting.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD}
    ).content.decode()
    assert PASSWORD not in secret
    assert resting.get(reverse("desk:home"), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    resting.post(reverse("account_logout"))
    assert resting.get(reverse("desk:home"))["Location"].startswith(LOGIN)


def test_guessing_at_a_resting_session_is_slowed(resting):
    for _ in range(10):
        resting.post("/", {idle.PASSWORD: "sai", idle.WAS: "GET"})
    assert (
        "Thử lại lúc"
        in resting.post("/", {idle.PASSWORD: PASSWORD, idle.WAS: "GET"}).content.decode()
    )


def test_the_password_of_a_resting_session_needs_its_token(people):
    with time.at(MORNING):
        client = Client()
        _send(client, "one", PASSWORD)
    with time.at(MORNING + timedelta(hours=2)):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        answer = strict.post("/", {idle.PASSWORD: PASSWORD, idle.WAS: "GET"})
        assert answer.status_code == 403 and "hết hạn" in answer.content.decode()


def test_who_works_is_not_asked_and_twelve_hours_are_the_end(people):
    client = Client()
    with time.at(MORNING):
        _send(client, "one", PASSWORD)
    for minutes in range(30, 12 * 60 + 1, 30):
        with time.at(MORNING + timedelta(minutes=minutes)):
            assert client.get(reverse("desk:help")).status_code == 200, minutes
    with time.at(MORNING + timedelta(minutes=12 * 60 + 1)):
        held = client.get(reverse("desk:help"))
        assert held.status_code == 403


def test_a_log_out_leaves_nothing_in_the_browser_but_that_it_is_known(people):
    client = Client()
    _send(client, "one", PASSWORD)
    page = client.get(reverse("desk:help"))
    assert "Clear-Site-Data" not in page
    left = client.post(reverse("account_logout"))
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    assert django_settings.DEVICE_COOKIE_NAME in client.cookies
    assert client.get(reverse("desk:help")).status_code == 302


def test_a_new_password_by_a_link_leaves_the_second_step(office):
    person = _person(office, "quan-tri", Role.ADMINISTRATOR)
    secret = second_factor.set_up(person)
    token = actions.password_token(person=person, by=None, as_=office)
    new = "suối reo ba nhịp đêm"
    address = reverse("organisations:first_password", args=["quan-tri", token])
    assert Client().post(address, {"password": new, "again": new})["Location"] == LOGIN
    client = Client()
    assert _send(client, "quan-tri", new)["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "_auth_user_id" in client.session
