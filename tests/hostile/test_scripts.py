"""No stored or sent text runs as a script: in a real browser, with our policy and without it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.authorisation.rows import GET, POST
from tests.authorisation.stage import Stage
from tests.authorisation.trying import form_of
from tests.hostile import fuzzing, poison
from tests.hostile.looking import Looking, chrome
from tests.hostile.scripts import SCRIPTS
from tests.hostile.sending import Shot, send

pytestmark = pytest.mark.browser
_OWN = re.compile(
    rb"(?<=csrfmiddlewaretoken\" value=\")\w+|(?<=X-CSRFToken\": \")\w+|[0-9a-f-]{36}"
)
FOUND = """() => {
  const wrong = [];
  if (window.__ran) wrong.push("a script ran");
  wrong.push(...window.__blocked.map((told) => "the policy had to stop " + told));
  for (const element of document.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      if (/^on|^hx-on/.test(name)) wrong.push(`${element.tagName} ${name}`);
      if (["href", "src", "action", "formaction", "data", "srcdoc"].includes(name) && name !== "srcdoc") {
        const kind = new URL(value, location.href).protocol;
        if (!["http:", "https:"].includes(kind)) wrong.push(`${element.tagName} ${name}=${value.slice(0, 60)}`);
      }
    }
    if (["IFRAME", "OBJECT", "EMBED", "BASE", "MATH"].includes(element.tagName)) wrong.push(element.tagName);
  }
  return wrong;
}"""


def _wrong(looking: Looking, address: str, answer: Any) -> list[str]:
    return list(looking.at(address, answer).evaluate(FOUND))


def _pages(stage: Stage) -> Iterator[tuple[str, str, Any]]:
    """Every page, and every page again with scripts in what is asked and sent."""
    for row in fuzzing.distinct_rows(GET):
        client, path = fuzzing.client_of(stage, row), fuzzing.path_of(stage, row)
        query = stage.filled(row.query)
        yield str(row), path, client.get(f"{path}?{query}" if query else path)
    for at, row in enumerate(fuzzing.first_rows(GET)):
        path = fuzzing.path_of(stage, row)
        asked = [(name, SCRIPTS[(at + n) % len(SCRIPTS)]) for n, name in enumerate(fuzzing.names_of(stage, row))
                 if name not in ("trang", "xuat")]  # fmt: skip
        yield (
            f"{row} asked with scripts",
            path,
            send(fuzzing.client_of(stage, row), Shot(GET, path, query=asked)),
        )
    for at, row in enumerate(fuzzing.first_rows(POST)):
        path = fuzzing.path_of(stage, row)
        fields = {**form_of(stage, row), **row.send}
        sent = [(name, SCRIPTS[(at + n) % len(SCRIPTS)]) for n, name in enumerate(fields)]
        yield (
            f"{row} sent with scripts",
            path,
            send(fuzzing.client_of(stage, row), Shot(POST, path, sent=sent)),
        )
    for script in SCRIPTS:
        shot = Shot(
            POST,
            "/tai-khoan/dang-nhap/",
            query=[("next", script)],
            sent=[("login", script), ("password", script)],
        )
        yield f"log-in {script}", shot.path, send(Client(), shot)


def _is_page(answer: Any) -> bool:
    return (
        not answer.streaming
        and answer.headers.get("Content-Type", "").startswith("text/html")
        and bool(answer.content)
    )


def _unlike(pages: list[tuple[str, str, Any]]) -> list[tuple[str, str, Any]]:
    """Each page once: two refusals differ by their id alone."""
    found = {_OWN.sub(b"", page[2].content): page for page in pages}
    return list(found.values())


def test_the_test_sees_a_script_that_runs():
    page = f"<title>x</title><p>{SCRIPTS[6]}"
    guarded = {"Content-Security-Policy": "default-src 'self'; script-src 'self'"}
    with chrome() as browser:
        for policy, wanted in ((False, "a script ran"), (True, "the policy had to stop")):
            answer = HttpResponse(page, headers=guarded if policy else {})
            told = _wrong(Looking(browser, policy=policy), "/x/", answer)
            assert any(one.startswith(wanted) for one in told), told


def test_no_text_runs_wherever_it_comes_from(stage: Stage):
    assert poison.everything() > 500
    every = [page for page in _pages(stage) if _is_page(page[2])]
    pages = _unlike(every)
    held = sum("__ran" in answer.content.decode() for _name, _path, answer in pages)
    broken = [name for name, _path, answer in every if answer.status_code >= 500]
    wrong = []
    with chrome() as browser:
        bare, guarded = Looking(browser, policy=False), Looking(browser, policy=True)
        for at, (name, path, answer) in enumerate(pages):
            wrong += [f"{name}: {told}" for told in _wrong(bare, path, answer)]
            if at % 6 == 0:  # what does not run without the policy has nothing left to report
                wrong += [f"{name}: {told}" for told in _wrong(guarded, path, answer)]
    assert len(pages) > 150 and held > 100, (len(every), len(pages), held)
    assert not wrong, "\n".join(wrong)
    assert not broken, "\n".join(broken)
