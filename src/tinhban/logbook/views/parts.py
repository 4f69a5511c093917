"""What the pages of a log have in common."""

from typing import Any

from django.http import HttpResponse

from tinhban.ledger import queries as ledger_queries
from tinhban.logbook import report
from tinhban.logbook.book import Book
from tinhban.logbook.importing import needed_to_record
from tinhban.logbook.models import BatchState, BookKind, ImportBatch
from tinhban.logbook.problems import told_problems
from tinhban.logbook.questions import partner_choices
from tinhban.logbook.refusals import words_of
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.screens.tables import XLSX
from tinhban.sheets.result import STOPPING


def about(here: ActingRequest, batch: ImportBatch) -> dict[str, Any]:
    """What every page of a log shows."""
    stops = any(problem["code"] in STOPPING for problem in batch.problems)
    counts = report.counts_of(batch)
    checkable = batch.state in (BatchState.READ, BatchState.STOPPED)
    partners: list[tuple[str, str]] = []
    if checkable and counts.asks:
        partners = partner_choices(Book(batch.channel, here.acting_as).partners, here.today)
    return {
        "batch": batch,
        "programme": ledger_queries.purpose_of(batch.channel).get("title", ""),
        "counts": counts,
        "problems": told_problems(batch),
        "stops": stops,
        "refusal": words_of(batch.refusal),
        "checkable": checkable,
        "asks_book": not batch.book,
        "book_kinds": BookKind.choices,
        "may_record": checkable
        and all(
            permissions.allows(here.user, one, as_=here.acting_as)
            for one in needed_to_record(batch)
        )
        and not stops
        and not counts.asks
        and counts.ready > 0,
        "partners": partners,
    }


def file_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
