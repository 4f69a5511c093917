"""An altered address of a page shows the first page, on every list."""

import re

import pytest
from django.db.models import DateField, DateTimeField, IntegerField, UUIDField

from tests.authorisation.rows import GET
from tests.authorisation.stage import Stage
from tests.hostile import cursors, fuzzing
from tests.hostile.sending import Shot, send
from tinhban.exchange.models import Usage
from tinhban.organisations.models import Grant, Organisation, Person, Unit
from tinhban.screens import keyset

# An order of every kind of column that a list may have.
ORDERS = [
    (Unit, ("sort_key", "id"), IntegerField),
    (Unit, ("-id",), IntegerField),
    (Person, ("rank", "sort_key", "uid"), UUIDField),
    (Grant, ("-valid_from", "uid"), DateField),
    (Usage, ("used_on", "uid"), DateField),
    (Organisation, ("protocol_order", "-sort_key", "slug"), IntegerField),
    (Person.history.model, ("history_date", "history_id"), DateTimeField),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "order", "holds"), ORDERS, ids=lambda v: getattr(v, "__name__", None)
)
@pytest.mark.parametrize("cursor", cursors.ALTERED.values(), ids=cursors.ALTERED)
def test_a_cursor_that_was_not_made_here_is_refused(model, order, holds, cursor):
    assert any(isinstance(model._meta.get_field(n.lstrip("-")), holds) for n in order)
    with pytest.raises(keyset.BadCursor):
        keyset.page(model.objects.all(), order, 5, cursor)


@pytest.mark.django_db
def test_a_cursor_serves_the_order_it_was_made_for_and_is_whole():
    Unit.objects.bulk_create(
        Unit(code=f"{n:05d}", level="commune", kind="xã", name=f"Xã {n}", parent_code="15", folded="", sort_key="")
        for n in range(9)
    )  # fmt: skip
    made = keyset.page(Unit.objects.all(), ("name", "id"), 4).next
    assert len(keyset.page(Unit.objects.all(), ("name", "id"), 4, made).rows) == 4
    others = [("code", "id"), ("-name", "id"), ("name", "-id"), ("id",), ("kind", "name", "id")]
    for order in others:
        with pytest.raises(keyset.BadCursor):
            keyset.page(Unit.objects.all(), order, 4, made)
    for at in range(len(made)):
        other = "A" if made[at] != "A" else "B"
        with pytest.raises(keyset.BadCursor):
            keyset.page(Unit.objects.all(), ("name", "id"), 4, made[:at] + other + made[at + 1 :])
    for cut in (made[:-1], made[1:], made + "A", made + "=", made * 2, " " + made, made + "\n"):
        with pytest.raises(keyset.BadCursor):
            keyset.page(Unit.objects.all(), ("name", "id"), 4, cut)


def _rows(page: str) -> list[str]:
    """What a reader reads in the table."""
    cells = re.findall(r"<t[dh][ >].*?</t[dh]>", page, re.S)
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in cells]


def _listed(stage: Stage, row: fuzzing.Row, cursor: str | None) -> tuple[int, list[str]]:
    query = [tuple(pair.split("=")) for pair in stage.filled(row.query).split("&") if "=" in pair]
    shot = Shot(GET, fuzzing.path_of(stage, row), "a cursor", query)  # type: ignore[arg-type]
    if cursor is not None:
        shot.query.append(("trang", cursor))
    answer = send(fuzzing.client_of(stage, row), shot)
    html = "html" in answer.headers.get("Content-Type", "")
    return answer.status_code, _rows(answer.content.decode()) if html else []  # type: ignore[attr-defined]


def test_every_list_shows_its_first_page_again(stage: Stage):
    lists, wrong = set(), []
    for row in (r for r in fuzzing.ROWS if r.method == GET):
        status, first = _listed(stage, row, None)
        if status != 200 or not first:
            continue
        lists.add(f"{row.route}?{row.query}")
        for name in sorted(cursors.ALTERED)[len(lists) % 8 :: 8]:
            if _listed(stage, row, cursors.ALTERED[name]) != (200, first):
                wrong.append(f"{row}: {name}")
    assert len(lists) > 10, lists
    assert not wrong, "\n".join(wrong)
