"""Pages for moments that a journey does not reach: held to the width of desk and phone, and to axe."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.authorisation.stage import Stage
from tests.browser.visitor import ENGLISH, QUICK, SIZES, WIDE, axe
from tests.hostile.looking import Looking, chrome
from tinhban.foundation import time
from tinhban.organisations import brake, idle
from tinhban.organisations.models import Role

pytestmark = pytest.mark.browser


def _pages(stage: Stage) -> Iterator[tuple[str, str, Any]]:
    leader = stage.cast.client(stage.cast.person("so-tttt-lao-cai", [Role.LEADER]))
    for name in ("a long export", "a long export at work"):
        path = reverse("desk:export", kwargs=dict(stage.things[name].where))
        yield name, path, leader.get(path)
    yield "no such page", "/khong-co/", leader.get("/khong-co/")
    yield "not in that way", "/tim/", leader.put("/tim/")
    yield "a wrong host", "/", Client().get("/", headers={"Host": "elsewhere.example"})
    strict = Client(enforce_csrf_checks=True)
    yield "a wrong origin", "/", strict.post("/", headers={"Origin": "https://testserver"})
    for n in range(brake.OF_AN_ADDRESS + 1):
        last = Client().post("/tai-khoan/dang-nhap/", {"login": f"khong-co-{n}", "password": "sai"})
    yield "a wait", "/tai-khoan/dang-nhap/", last
    with time.at(time.now() + timedelta(hours=2)):
        sent = {"title": "Lễ hội gầu tào", "text": "x" * 400}
        person = Client()
        person.force_login(stage.cast.person("so-tttt-lao-cai", [Role.LEADER]))
    with time.at(time.now() + timedelta(hours=5)):
        yield "a session that rests", "/tim/", person.post("/tim/", sent)
        yield (
            "a wrong password",
            "/tim/",
            person.post("/tim/", {idle.PASSWORD: "sai", idle.WAS: "GET"}),
        )


def test_pages_of_rare_moments_look_as_they_should(stage: Stage):
    pages = list(_pages(stage))
    assert [answer.status_code for _n, _p, answer in pages] == [
        200,
        200,
        404,
        405,
        400,
        403,
        200,
        403,
        403,
    ]
    wrong = []
    with chrome() as browser:
        looking = Looking(browser, policy=False, styles=True)
        for name, path, answer in pages:
            page = looking.at(path, answer)
            faults = axe().run(page, options=QUICK).response["violations"]
            wrong += [
                f"{name}: {f['id']} {[n['html'][:120] for n in f['nodes'][:2]]}" for f in faults
            ]
            wrong += [
                f"{name}: {line}"
                for line in page.inner_text("main").splitlines()
                if ENGLISH.search(line)
            ]
            for size, box in SIZES.items():
                page.set_viewport_size(box)  # type: ignore[arg-type]
                if wide := page.evaluate(WIDE):
                    wrong.append(f"{name} at the {size}: {wide}")
    assert not wrong, "\n".join(wrong)
