"""The two lists: uploaded logs of the office, and the rows of one log."""

from collections.abc import Collection
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.exchange.kinds import Kind
from tinhban.foundation import time
from tinhban.logbook.labels import place, reason_of, sentence
from tinhban.logbook.models import BatchState, ImportBatch, ImportRow, RowState
from tinhban.logbook.questions import Question, questions_of, titles_of
from tinhban.logbook.stored_values import day_of, doubts_of, text_value, title_of
from tinhban.screens.listing import ListColumn, Listing
from tinhban.sheets.dates import vietnamese
from tinhban.sheets.doubts import DOUBTS, WITH_DEFAULT


def _choice(**more: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        widget=forms.Select(attrs={"style": "max-width:100%"}), **more
    )


class LogFilter(django_filters.FilterSet):
    trang_thai = _choice(
        field_name="state",
        label=_("State"),
        choices=BatchState.choices,
        empty_label=_("Every state"),
    )

    class Meta:
        model = ImportBatch
        fields: list[str] = []


class Logs(Listing):
    columns = (
        ListColumn(
            "file",
            _("Log file"),
            lambda batch: batch.filename,
            link=lambda batch: reverse("logbook:log", args=[batch.uid]),
            heading=True,
        ),
        ListColumn(
            "uploaded",
            _("Log uploaded"),
            lambda batch: time.clock(time.seen(batch.created_at)),
            sort=("-created_at", "uid"),
        ),
        ListColumn("state", _("State"), lambda batch: batch.get_state_display()),
        ListColumn("rows", _("Rows of the log"), lambda batch: batch.rows_count, number=True),
        ListColumn(
            "recorded", _("Recorded in the book"), lambda batch: batch.recorded_count, number=True
        ),
        ListColumn("by", _("Log uploaded by"), lambda batch: batch.created_by.display_name),
    )
    order = "uploaded"
    filter_class = LogFilter
    export_name = "so-da-nhap"
    empty_title = _("No log was uploaded yet")
    empty_text = _(
        "Choose the file of the log above; what is read is shown before anything is recorded."
    )


class RowFilter(django_filters.FilterSet):
    trang_thai = _choice(
        field_name="state", label=_("State"), choices=RowState.choices, empty_label=_("Every row")
    )
    hoi = _choice(
        label=_("Question about a row"),
        choices=(),
        method="with_doubt",
        empty_label=_("Every question"),
    )

    class Meta:
        model = ImportRow
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["hoi"].extra["choices"] = [
            (code, QUESTION_LABELS[code]) for code in DOUBTS if code in QUESTION_LABELS
        ]

    def with_doubt(
        self, rows: "QuerySet[ImportRow]", name: str, value: str
    ) -> "QuerySet[ImportRow]":
        return rows.filter(told__contains=f" {value}.")


QUESTION_LABELS: dict[str, Any] = {
    "year_inferred": _("Date without a year"),
    "year_missing": _("Date without a year, none to be inferred"),
    "date_unreadable": _("Not a date"),
    "date_impossible": _("A day that does not exist"),
    "date_lost_zero": _("Date turned into a number"),
    "date_serial": _("Number read as a date"),
    "date_month_first": _("Month written first"),
    "date_day_only": _("Only the day"),
    "date_swapped": _("Day and month turned round?"),
    "date_order": _("Day/month or month/day?"),
    "date_several": _("Several dates"),
    "date_outside": _("Outside the month or the term"),
    "date_future": _("In the future"),
    "used_before_supplied": _("Used before it was supplied"),
    "used_date_missing": _("No date of use"),
    "not_used": _("Not used, says the log"),
    "not_used_noted": _("Not used, says the note"),
    "rebroadcast": _("Broadcast once more"),
    "ditto_without_above": _("“nt” with nothing above"),
    "title_missing": _("No title"),
    "title_too_long": _("Title too long"),
    "old_font": _("Old font"),
    "kind_missing": _("No kind"),
    "kind_unknown": _("Unknown kind"),
    "several_items": _("Several items in a row"),
    "supplied_date_missing": _("No date of supply"),
    "supplier_missing": _("No supplier"),
    "receiver_missing": _("No receiver"),
    "partner_unknown": _("Unknown partner"),
    "partner_short": _("Short name of a partner"),
    "own_supply": _("Ourselves as the supplier"),
    "item_unknown": _("No such item on file"),
    "item_several": _("Several items of this title"),
    "item_similar": _("Similar title on file"),
    "use_refused": _("May not be claimed"),
    "already_claimed": _("Perhaps in the book already"),
    "formula": _("Formula cell"),
    "formula_without_value": _("Formula without a value"),
    "cell_error": _("Error in a cell"),
    "length_unreadable": _("Length not understood"),
    "repeated_row": _("Repeated row"),
}


def _day(row: ImportRow) -> str:
    day = day_of(row, "supplied_on" if row.batch.tells_supplies else "used_on")
    return vietnamese(day) if day else ""


def _told(row: ImportRow) -> str:
    return " ".join(sentence(doubt) for doubt in doubts_of(row.doubts))


class Rows(Listing):
    columns = (
        ListColumn(
            "place",
            _("Row of the log"),
            lambda row: place(row.sheet, row.number),
            sort=("position",),
            link=lambda row: reverse("logbook:log_row", args=[row.batch_id, row.position]),
        ),
        ListColumn("used_on", _("Date of use or supply"), _day),
        ListColumn(
            "title",
            _("Title of the item"),
            title_of,
            heading=True,
            cell="logbook/_title.html",
        ),
        ListColumn(
            "answer",
            _("State, questions"),
            lambda row: row.get_state_display(),
            cell="logbook/_answers.html",
        ),
        ListColumn(
            "supplier",
            _("Partner named"),
            lambda row: text_value(row.settled, "supplier") or text_value(row.settled, "user"),
            export_only=True,
        ),
        ListColumn("told", _("What is doubtful"), _told, export_only=True),
    )
    order = "place"
    filter_class = RowFilter
    search_fields = ("folded",)
    export_name = "so-theo-doi"
    search_label = _("Title or partner, marks not needed")
    empty_title = _("No row was read")

    # The keys of questions that are asked once for several rows, above the list.
    asked_above: frozenset[str] = frozenset()

    def complete(self, rows: list[ImportRow]) -> None:
        dress(rows, asked_above=self.asked_above)


def dress(
    rows: list[ImportRow],
    *,
    answered: bool = False,
    asked_above: Collection[str] = (),
) -> None:
    """Put on each row what its cells of the table show; with `answered` also what was asked."""
    titles = titles_of(rows)
    for row in rows:
        shown: Any = row
        asked = questions_of(row, titles, answered=answered)
        shown.questions = [one for one in asked if one.shared_key not in asked_above]
        shown.asked_above = [one for one in asked if one.shared_key in asked_above]
        shown.notes = _notes(row, asked)
        shown.title = title_of(row)
        on_file = titles.get(row.item, "") if row.item else ""
        shown.item_title = on_file if on_file != shown.title else ""
        shown.kind_label = dict(Kind.choices).get(text_value(row.settled, "kind"), "")
        shown.partner_label = text_value(row.settled, "supplier")
        shown.left_out_reason = reason_of(row.reason) if row.state == RowState.LEFT_OUT else ""


def _notes(row: ImportRow, questions: list[Question]) -> list[str]:
    """What is told and wants no answer; answered questions among it."""
    asked = {question.key for question in questions}
    found = doubts_of(row.doubts)
    # What has an answer in force for all rows is told once, above the list.
    above = row.batch.answers.keys() | WITH_DEFAULT
    found = [d for d in found if d.code not in above and f"{d.code}={d.group}" not in above]
    return [sentence(d) for d in found if f"{d.code}.{d.field}" not in asked]
