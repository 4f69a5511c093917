"""A NUL that is sent reaches no view: PostgreSQL takes none, and SQLite would cut the text at it."""

import pytest
from django.test import Client
from django.urls import reverse

LOGIN = reverse("account_login")


@pytest.mark.django_db
def test_a_nul_gives_way_to_a_sign_in_what_is_asked_and_sent():
    client = Client()
    asked = client.get(f"{LOGIN}?a%00b=c%00d&a=1").wsgi_request
    assert dict(asked.GET.lists()) == {"a\ufffdb": ["c\ufffdd"], "a": ["1"]}
    sent = client.post(LOGIN, {"login": ["x\x00", "y"], "z\x00": "1", "password": "p"}).wsgi_request
    assert dict(sent.POST.lists()) == {
        "login": ["x\ufffd", "y"],
        "z\ufffd": ["1"],
        "password": ["p"],
    }


@pytest.mark.django_db
def test_what_holds_none_is_left_as_it_came():
    sent = (
        Client()
        .post(f"{LOGIN}?a=%C4%90i%E1%BB%87n", {"login": "Điện Biên\r\n", "password": " p "})
        .wsgi_request
    )
    assert sent.POST["login"] == "Điện Biên\r\n" and sent.POST["password"] == " p "
    assert sent.GET["a"] == "Điện"
