"""Every field of every address, each with something it does not expect; the same seeds give the same requests."""

import inspect
import random
import re
import sys
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote_from_bytes

from django.db import connection
from django.urls import resolve, reverse

from tests.authorisation.matrix import FOREIGN, ROWS
from tests.authorisation.rows import ANYBODY_HERE, GET, POST, Row
from tests.authorisation.stage import Stage
from tests.authorisation.trying import form_of
from tests.hostile import cursors, values
from tests.hostile.sending import Pairs, Shot, as_bytes
from tinhban.organisations.models import Role

ALONE = 4
EVERYWHERE = ("trang", "xep", "tim", "xuat", "next")
_READ = re.compile(r"""(?:GET|POST|FILES)(?:\.get(?:list)?\(|\[)\s*["']([\w-]+)["']""")
_TESTED = re.compile(r"""["']([\w-]+)["'] (?:not )?in \w+\.(?:GET|POST)""")
_LINKED = re.compile(
    r"""(?:[?&]|&amp;)([\w-]+)=|<(?:input|select|textarea)[^>]*\sname="([^"]+)\""""
)


def first_rows(method: str = "") -> list[Row]:
    """One row of each route and method: others differ by what they ask about, not by what they read."""
    found: dict[tuple[str, str], Row] = {}
    for row in ROWS:
        found.setdefault((row.route, row.method), row)
    return [row for row in found.values() if method in ("", row.method)]


def distinct_rows(method: str) -> list[Row]:
    """One row of each address and question of a method: others differ by who asks."""
    found = {(row.route, row.on, row.query): row for row in reversed(ROWS) if row.method == method}
    return list(reversed(found.values()))


def client_of(stage: Stage, row: Row):
    """Somebody who is let through."""
    role = Role.LEADER if Role.LEADER in row.may or row.may == ANYBODY_HERE else min(row.may)
    return stage.cast.own(stage.things[row.on].scene, role)


def path_of(stage: Stage, row: Row) -> str:
    return reverse(row.route, kwargs=dict(stage.things[row.on].where))


def names_of(stage: Stage, row: Row) -> list[str]:
    """The parameters that the view's own file reads, and those that stand in its page."""
    view = resolve(path_of(stage, row)).func
    source = inspect.getsource(sys.modules[inspect.unwrap(view).__module__])
    found = set(_READ.findall(source)) | set(_TESTED.findall(source)) | set(EVERYWHERE)
    if row.method == GET:
        answer = client_of(stage, row).get(path_of(stage, row))
        if "html" in answer.headers.get("Content-Type", ""):
            for linked, named in _LINKED.findall(answer.content.decode()):
                found.add(linked or named)
    return sorted(found - {"csrfmiddlewaretoken"})


def gets(stage: Stage, seed: int, each: int = 1) -> Iterator[tuple[Row, Shot]]:
    """For every row that asks: each parameter with `each` odd values, all at once, and odd shapes."""
    for row in first_rows(GET):
        chance = random.Random(f"{seed} {row}")
        path, base = path_of(stage, row), parse_qsl(stage.filled(row.query))
        names = names_of(stage, row)
        for name in _some(chance, names, each):
            pool = cursors.ALTERED if name in ("trang", "sau") else values.TEXTS
            for what in chance.sample(sorted(pool), min(each, len(pool))):
                yield row, Shot(GET, path, f"{name}: {what}", _with(base, name, pool[what]))
        for _ in range(each):
            odd = [(name, values.TEXTS[chance.choice(sorted(values.TEXTS))]) for name in names]
            if asked_here("texts", each):
                yield row, Shot(GET, path, "all of them odd", [*base, *odd])
        shape, name = chance.choice(sorted(values.SHAPES)), chance.choice(names)
        odd = [(key.format(name=name), value) for key, value in values.SHAPES[shape]]
        if asked_here("shapes", each):
            yield row, Shot(GET, path, f"{name}: {shape}", [*base, *odd])


def headers(stage: Stage, seed: int, each: int = 1) -> Iterator[tuple[Row, Shot]]:
    for row in first_rows():
        chance = random.Random(f"{seed} {row} headers")
        for name, value in chance.sample(values.HEADERS, min(each, len(values.HEADERS))):
            shot = Shot(row.method, path_of(stage, row), f"{name}: {value[:30]!a}")
            (shot.cookies if name[0].islower() else shot.headers)[name] = value
            yield row, shot


def posts(stage: Stage, seed: int, each: int = 1) -> Iterator[tuple[Row, Shot]]:
    """For every row that changes: a form that is right but for one field, then one that is wrong all over."""
    for row in first_rows(POST):
        chance = random.Random(f"{seed} {row}")
        path, form = path_of(stage, row), form_of(stage, row)
        given = {name: stage.filled(value) for name, value in row.send.items()}
        base = _pairs({**form, **given})
        files = sorted(name for name, value in given.items() if hasattr(value, "read"))
        names = sorted({name for name, _ in base} | set(names_of(stage, row)))
        for name in _some(chance, names, each):
            for what in chance.sample(sorted(values.TEXTS), min(each, len(values.TEXTS))):
                yield (
                    row,
                    Shot(POST, path, f"{name}: {what}", sent=_with(base, name, values.TEXTS[what])),
                )
        odd = [(name, values.TEXTS[chance.choice(sorted(values.TEXTS))]) for name in names]
        if asked_here("texts", each):
            yield row, Shot(POST, path, "all of them odd", sent=odd)
        without = chance.sample(names, min(2, len(names)))
        shape, name = chance.choice(sorted(values.SHAPES)), chance.choice(names)
        odd = [(key.format(name=name), value) for key, value in values.SHAPES[shape]]
        if not asked_here("shapes", each):
            continue
        for one in without:
            yield row, Shot(POST, path, f"without {one}", sent=[p for p in base if p[0] != one])
        yield (
            row,
            Shot(POST, path, f"{name}: {shape}", sent=[p for p in base if p[0] != name] + odd),
        )
        for name in files or _file_fields(stage, row):
            for what in chance.sample(sorted(values.FILES), min(each, len(values.FILES))):
                filename, content = values.FILES[what]
                shot = Shot(
                    POST, path, f"{name}: {what}", sent=base, files=[(name, filename, content)]
                )
                yield row, shot


def fullest(stage: Stage, seed: int, each: int = 1) -> Iterator[tuple[Row, Shot]]:
    """Each field as long as its form lets it be: what a form takes, every column takes."""
    for row in first_rows(POST):
        path, form = path_of(stage, row), form_of(stage, row)
        answer = client_of(stage, row).get(path)
        page = answer.content.decode() if "html" in answer.headers.get("Content-Type", "") else ""
        most = {}
        for tag in re.findall(r"<(?:input|textarea)[^>]*>", page):
            name, length = re.search(r'name="([^"]+)"', tag), re.search(r'maxlength="(\d+)"', tag)
            if name:
                most[name[1]] = int(length[1]) if length else 4_000
        given = {name: stage.filled(value) for name, value in row.send.items()}
        base = _pairs({**form, **given})
        for name in sorted((dict(base).keys() | most.keys()) - {"csrfmiddlewaretoken"}):
            letters = ("Ư ơ" * most.get(name, 4_000))[: most.get(name, 4_000) - 1] + "x"
            yield (
                row,
                Shot(POST, path, f"{name}: as long as it may be", sent=_with(base, name, letters)),
            )


def paths(stage: Stage, seed: int, each: int = 1) -> Iterator[tuple[Row, Shot]]:
    """Odd values in the address itself."""
    for row in first_rows():
        chance = random.Random(f"{seed} {row} paths")
        where = dict(stage.things[row.on].where)
        for name, value in where.items():
            for what in chance.sample(sorted(values.TEXTS), min(each, len(values.TEXTS))):
                odd = quote_from_bytes(as_bytes(values.TEXTS[what]), safe="")
                path = path_of(stage, row).replace(quote_from_bytes(str(value).encode()), odd)
                if odd:
                    yield row, Shot(row.method, path, f"{name} in the address: {what}")


def foreign(seed: int, each: int = 1) -> Iterator[Shot]:
    """The pages of the log-in, which others have written."""
    fields = ("login", "password", "remember", "next", "code", "password1", "password2", "oldpassword",
              "language", "ticket", "trust", "session", "otp")  # fmt: skip
    for row in FOREIGN:
        chance = random.Random(f"{seed} {row.route}")
        path = reverse(row.route)
        for name in fields:
            for what in chance.sample(sorted(values.TEXTS), min(each, len(values.TEXTS))):
                base = [(other, "x") for other in fields if other != name]
                sent = _with(base, name, values.TEXTS[what])
                yield Shot(POST, path, f"{name}: {what}", sent=sent)
        odd = [(name, values.TEXTS[chance.choice(sorted(values.TEXTS))]) for name in fields]
        yield Shot(POST, path, "all of them odd", query=odd, sent=odd)
        yield Shot(GET, path, "all of them odd", query=odd)


def _file_fields(stage: Stage, row: Row) -> list[str]:
    answer = client_of(stage, row).get(path_of(stage, row))
    if "html" not in answer.headers.get("Content-Type", ""):
        return []
    page = answer.content.decode()
    return sorted(set(re.findall(r'<input[^>]*type="file"[^>]*name="([^"]+)"', page))
                  | set(re.findall(r'<input[^>]*name="([^"]+)"[^>]*type="file"', page)))  # fmt: skip


def asked_here(what: str, each: int) -> bool:
    """In the suite PostgreSQL is sent odd texts in all fields at once, SQLite odd shapes and files: no database sees those.

    The longer run sends everything to both.
    """
    return each > 1 or (connection.vendor == "postgresql") == (what == "texts")


def _some(chance: random.Random, names: list[str], each: int) -> list[str]:
    """In the suite a few fields are odd alone, and every field is odd with all others; the longer run takes each.

    Of the few, each database is asked every other one.
    """
    if each > 1:
        return names
    some = chance.sample(names, min(ALONE, len(names)))
    return some[connection.vendor == "postgresql" :: 2] or some


def _with(base: Pairs, name: str, value: str) -> Pairs:
    return [pair for pair in base if pair[0] != name] + [(name, value)]


def _pairs(form: dict[str, object]) -> Pairs:
    return [
        (name, str(one))
        for name, value in form.items()
        if not hasattr(value, "read")
        for one in (value if isinstance(value, list) else [value])
    ]
