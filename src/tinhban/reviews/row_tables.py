"""The rows behind a figure as a table that leaves the page."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tinhban.figures import explain
from tinhban.figures.counters import Only, Row
from tinhban.proof.rule_data import Rule
from tinhban.reviews import drawers
from tinhban.reviews.page import Page
from tinhban.screens import exporting, tables

EXPORT_PAGE = 2000


def table_of(
    page: Page, rule: Rule, only: Only
) -> tuple[list[tables.TableColumn], Iterable[list[object]]]:
    """Headings, and every row of a figure with the entries of both sides."""
    titles = (
        _("Date"),
        _("Title"),
        _("Kind"),
        _("Where"),
        pgettext("comparison", "State"),
        _("Entries"),
    )
    columns = [
        tables.TableColumn(str(title), 40 if n == 1 else 18) for n, title in enumerate(titles)
    ]
    names: dict[UUID, str] = {}
    return columns, drawers.rows_as_table(_all_rows(page, rule, only, names), names)


def _all_rows(page: Page, rule: Rule, only: Only, names: dict[UUID, str]) -> Iterator[Row]:
    """Page after page; the names of who signed are learnt on the way."""
    after, left = "", exporting.LIMIT
    while left > 0:
        found, after = explain.rows(rule, after=after, limit=EXPORT_PAGE, only=only)
        for row in found:
            for witness in row.witnesses:
                if witness.organisation not in names:
                    names[witness.organisation] = page.name_of(witness.organisation)
            yield row
        left -= len(found)
        if not after:
            return
