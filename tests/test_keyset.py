"""Pages by key: every row exactly once, forwards and backwards, whatever the order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tinhban.organisations.models import Unit
from tinhban.screens import keyset

ORDERS = [("name", "id"), ("-name", "id"), ("kind", "-name", "id"), ("-kind", "-name", "-id")]


def units(pairs: list[tuple[str, str]]) -> None:
    Unit.objects.bulk_create(
        Unit(code=f"{n:05d}", level="commune", kind=kind, name=name, parent_code="15",
             valid_from=None, valid_to=None, folded="", sort_key="")
        for n, (kind, name) in enumerate(pairs)
    )  # fmt: skip


class EveryOrder(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        pairs=st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=17),
        order=st.sampled_from(ORDERS),
        size=st.integers(1, 6),
    )
    def test_pages_hold_every_row_once(self, pairs, order, size):
        Unit.objects.all().delete()
        units(pairs)
        wanted = list(Unit.objects.order_by(*order).values_list("id", flat=True))
        seen, cursor, pages = [], "", []
        while True:
            page = keyset.page(Unit.objects.all(), order, size, cursor)
            pages.append([u.id for u in page.rows])
            seen += pages[-1]
            if not page.next:
                break
            cursor = page.next
        assert seen == wanted
        back = []
        while page.previous:
            page = keyset.page(Unit.objects.all(), order, size, page.previous)
            back.append([u.id for u in page.rows])
        assert back == pages[-2::-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor", ["x", "bm90IGpzb24", "WzAsIm9uZSJd", "WzUsMSwyXQ", "WzAsW10sMV0"]
)
def test_a_cut_cursor_is_refused(cursor):
    units([("a", "x")])
    with pytest.raises(keyset.BadCursor):
        keyset.page(Unit.objects.all(), ("name", "id"), 5, cursor)
