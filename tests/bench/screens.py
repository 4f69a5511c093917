"""The screens' rows of the table: server time in this process, over the data set, as people who are logged in."""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.table import Row, number
from tests.bench.timing import RUNS, median_ms

PART = "Screens"
REPORT = ("lao-cai-yen-bai-lai-chau-2022", "2022")
FIGURE = "lai-chau-lao-cai"  # the greatest of the data set
USES = "da-su-dung"  # the tab of the exchange that lists every use


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

    def measured(
        self,
        name: str,
        address: str,
        *,
        at_most: float | None = None,
        floor: str = "",
        note: str = "",
    ) -> Row:
        """The median time of one page, and how many queries it makes."""
        took = median_ms(lambda: self.get(address), runs=self.runs)
        told = f"{self.queries(address)} queries"
        return Row(
            PART,
            name,
            took,
            "ms",
            at_most=at_most,
            floor=floor,
            note=f"{told}{note and ', '}{note}",
        )

    def queries(self, address: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as made:
            self.get(address)
        return len(made)


def rows(home: Path, *, quick: bool) -> list[Row]:
    """Measure in the node that was started in `home`."""
    from django.urls import reverse

    from tests.bench import weight
    from tinhban.exchange.models import Usage

    runs = 3 if quick else RUNS
    editor, officer = Desk("bientap.laocai", runs=runs), Desk("chuyenvien.laocai", runs=runs)
    officer.client.post(reverse("reviews:start", args=REPORT))
    uses = f"{number(Usage.objects.count())} uses"
    empty = f"empty view {number(_empty_view(officer, runs))} ms"
    counts = f"{empty}, COUNT {number(_bare_count(runs))} ms"
    report = officer.measured(
        "the whole review",
        reverse("reviews:review", args=REPORT),
        at_most=1000,
        floor=counts,
        note=uses,
    )
    found = [
        report,
        officer.measured(
            "explain(): a page of the rows behind a figure",
            reverse("reviews:rows", args=[*REPORT, FIGURE]),
            at_most=100,
            floor=counts,
        ),
        officer.measured(
            "the drawer of a figure",
            reverse("reviews:figure", args=[*REPORT, FIGURE]),
            floor=counts,
        ),
    ]
    found += _list(editor, uses, empty)
    found.append(
        editor.measured(
            "search “lao cai”",
            reverse("desk:search") + "?q=lao+cai",
            at_most=50,
            floor=f"{empty}, index alone {number(_bare_search(runs))} ms",
        )
    )
    found += [
        officer.measured(
            "Word file of the review",
            reverse("reviews:word", args=REPORT) + "?ban=du-thao",
            at_most=2000,
        ),
        officer.measured("PDF of the review", reverse("reviews:pdf", args=REPORT) + "?ban=du-thao"),
        editor.measured("home of an editor", reverse("desk:home"), floor=empty),
        Desk("giamdoc.laocai", runs=runs).measured(
            "home of a leader", reverse("desk:home"), floor=empty
        ),
        officer.measured(
            "page of a programme", reverse("programmes:programme", args=REPORT[:1]), floor=empty
        ),
        editor.measured("exchange, what waits", reverse("exchange:desk"), floor=empty),
    ]
    return found + weight.rows({"editor": editor, "officer": officer})


def _list(desk: Desk, uses: str, empty: str) -> list[Row]:
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
        floor = (
            f"{empty}, SELECT of its rows {number(_bare_page(ordered, place or 0, size, desk))} ms"
        )
        found.append(
            desk.measured(f"list of uses, {name}", there, at_most=60, floor=floor, note=uses)
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


def _empty_view(desk: Desk, runs: int) -> float:
    """A view that answers one word, behind the same middleware, for somebody who is logged in."""
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import path

    class Empty:
        urlpatterns = (path("empty/", lambda request: HttpResponse("1"), name="health_empty"),)

    from tinhban.config import urls

    Empty.urlpatterns += tuple(urls.urlpatterns)  # type: ignore[assignment]
    with override_settings(ROOT_URLCONF=Empty):
        return median_ms(lambda: desk.get("/empty/"), runs=runs)


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
