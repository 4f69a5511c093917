"""The screens' rows of the table: server time in this process, over the data set, as people who are logged in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench import spending
from tests.bench.table import Row, number
from tests.bench.timing import RUNS, Work, in_turn, median_ms

PART = "Screens"
REPORT = ("lao-cai-yen-bai-lai-chau-2022", "2022")
FIGURE = "lai-chau-lao-cai"  # the greatest of the data set
USES = "da-su-dung"  # the tab of the exchange that lists every use
EMPTY = "/empty/"


class Desk:
    """One person at the desk: a session, and the time that the server takes for each page."""

    def __init__(self, username: str, *, runs: int) -> None:
        from django.test import Client

        from tinhban.config.demonstration.people import person_of

        self.runs = runs
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(person_of(username))

    def get(self, address: str) -> Any:
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        content = answer.content if not answer.streaming else b"".join(answer)
        return content

    def page(
        self,
        name: str,
        address: str,
        *,
        at_most: float | None = None,
        beside: str = "",
        note: str = "",
    ) -> Row:
        """The median time of one page, in turn with the empty view, and what the time is spent on."""
        # Several visits of the empty view: alone behind a page, it would wait for the processor's caches.
        works = {
            "page": Work(lambda: self.get(address)),
            "empty": Work(lambda: [self.get(EMPTY) for _ in range(4)], 4),
        }
        taken = in_turn(works, rounds=self.runs, warm=2)
        visits = [spending.of_a_visit(lambda: self.get(address)) for _ in range(self.runs)]
        return Row(
            PART,
            name,
            taken.ms("page"),
            "ms",
            ratio=taken.times("page", "empty"),
            at_most=at_most,
            floor=", ".join(filter(None, [f"empty view {number(taken.ms('empty'))} ms", beside])),
            note=", ".join(filter(None, [spending.told(visits), note])),
        )

    def paper(self, name: str, address: str, *, at_most: float | None = None) -> Row:
        """A file that is made: the empty view is no floor of it."""
        return Row(
            PART, name, median_ms(lambda: self.get(address), runs=self.runs), "ms", at_most=at_most
        )


def rows(home: Path, *, quick: bool) -> list[Row]:
    """Measure in the node that was started in `home`."""
    with _with_an_empty_view():
        return _rows(3 if quick else RUNS)


def _rows(runs: int) -> list[Row]:
    from django.urls import reverse

    from tests.bench import weight
    from tinhban.exchange.models import Usage

    editor, officer = Desk("bientap.laocai", runs=runs), Desk("chuyenvien.laocai", runs=runs)
    leader = Desk("giamdoc.laocai", runs=runs)
    officer.client.post(reverse("reviews:start", args=REPORT))
    uses = f"{number(Usage.objects.count())} uses"
    count = f"COUNT {number(_bare_count(runs))} ms"
    figure = [*REPORT, FIGURE]
    found = [
        officer.page(
            "the whole review",
            reverse("reviews:review", args=REPORT),
            at_most=25,
            beside=count,
            note=uses,
        ),
        officer.page(
            "explain(): a page of the rows behind a figure",
            reverse("reviews:rows", args=figure),
            at_most=12,
            beside=count,
        ),
        officer.page(
            "the drawer of a figure", reverse("reviews:figure", args=figure), beside=count
        ),
        *_list(editor, uses),
        editor.page(
            "search “lao cai”",
            reverse("desk:search") + "?q=lao+cai",
            at_most=20,
            beside=f"index alone {number(_bare_search(runs))} ms",
        ),
        officer.paper(
            "Word file of the review",
            reverse("reviews:word", args=REPORT) + "?ban=du-thao",
            at_most=2000,
        ),
        officer.paper("PDF of the review", reverse("reviews:pdf", args=REPORT) + "?ban=du-thao"),
        editor.page("home of an editor", reverse("desk:home"), at_most=20),
        leader.page("home of a leader", reverse("desk:home"), at_most=20),
        officer.page(
            "page of a programme", reverse("programmes:programme", args=REPORT[:1]), at_most=20
        ),
        editor.page("exchange, what waits", reverse("exchange:desk"), at_most=20),
    ]
    return found + weight.rows({"editor": editor, "officer": officer})


def _list(desk: Desk, uses: str) -> list[Row]:
    """The same list at its first page, in the middle and at its end."""
    from django.urls import reverse

    from tinhban.screens import keyset

    address = reverse("exchange:desk") + f"?muc={USES}"
    with _captured(keyset) as asked:
        desk.get(address)
    queryset, order, size = asked[-1]
    number_of_rows = queryset.count()
    ordered = queryset.order_by(*order)
    found = []
    for name, place in (
        ("first page", None),
        ("in the middle", number_of_rows // 2),
        ("last page", number_of_rows - size - 1),
    ):
        there = address
        if place is not None and place > 0:
            there += f"&trang={keyset._cursor(ordered[place], order, False)}"
        rows_alone = _bare_page(ordered, place or 0, size, desk)
        found.append(
            desk.page(
                f"list of uses, {name}",
                there,
                at_most=10,
                beside=f"SELECT of its rows {number(rows_alone)} ms",
                note=uses,
            )
        )
    return found


def _bare_page(ordered: Any, place: int, size: int, desk: Desk) -> float:
    """The rows alone, fetched by their keys as a driver does it."""
    from django.db import connection

    keys = [row.pk.hex for row in ordered[place : place + size]]
    marks = ", ".join(["%s"] * len(keys))

    def fetch() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM exchange_usage WHERE uid IN ({marks})", keys)  # noqa: S608
            cursor.fetchall()

    return median_ms(fetch, runs=desk.runs)


def _bare_count(runs: int) -> float:
    """The uses of the whole node counted by raw SQL."""
    return _bare("SELECT COUNT(*) FROM exchange_usage WHERE withdrawn_on IS NULL", runs)


def _bare_search(runs: int) -> float:
    sql = (
        "SELECT rowid FROM records_words_usage"
        " WHERE records_words_usage MATCH 'folded:\"lao cai\"*' "
        "ORDER BY rowid DESC LIMIT 20"
    )
    return _bare(sql, runs)


def _bare(sql: str, runs: int) -> float:
    from django.db import connection

    def fetch() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.fetchall()

    return median_ms(fetch, runs=runs)


@contextmanager
def _with_an_empty_view() -> Iterator[None]:
    """A view that answers one word, behind the same middleware, for somebody who is logged in."""
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import path

    from tinhban.config import urls

    class Served:
        urlpatterns = (
            path(EMPTY[1:], lambda request: HttpResponse("1"), name="health_empty"),
            *urls.urlpatterns,
        )

    with override_settings(ROOT_URLCONF=Served):
        yield


@contextmanager
def _captured(keyset: Any) -> Any:
    """What a listing asks its pages of, so that deep pages can be addressed without walking there."""
    asked: list[tuple[Any, tuple[str, ...], int]] = []
    page: Callable[..., Any] = keyset.page

    def noted(queryset: Any, order: tuple[str, ...], size: int, cursor: str = "") -> Any:
        asked.append((queryset, order, size))
        return page(queryset, order, size, cursor)

    keyset.page = noted
    try:
        yield asked
    finally:
        keyset.page = page
