"""The words of the screens: fields, doubts, answers, problems, kinds of rows that are no entries."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.exchange.kinds import Kind
from tinhban.foundation.problems import gettext_noop
from tinhban.logbook.stored_values import uid_in
from tinhban.logbook.wording import Stored, filled
from tinhban.sheets import doubts, fields
from tinhban.sheets.dates import vietnamese
from tinhban.sheets.doubts import DOUBTS, Doubt
from tinhban.sheets.result import PROBLEMS

FIELD_LABELS: dict[str, Any] = {
    fields.TITLE: gettext_lazy("Title of the item"),
    fields.USED_ON: gettext_lazy("Date of use"),
    fields.SUPPLIED_ON: gettext_lazy("Date of supply"),
    fields.DATE: gettext_lazy("Date (meaning not told)"),
    fields.MONTH: gettext_lazy("Month of the date"),
    fields.YEAR: gettext_lazy("Year of the date"),
    fields.KIND: gettext_lazy("Kind of item"),
    fields.LENGTH: gettext_lazy("Length of the item"),
    fields.SUPPLIER: gettext_lazy("Supplied by the unit"),
    fields.USER: gettext_lazy("Received by"),
    fields.PARTNER: gettext_lazy("Partner (part not told)"),
    fields.SECTION: gettext_lazy("Programme, broadcast"),
    fields.PAGE: gettext_lazy("Page, issue"),
    fields.TIMECODE: gettext_lazy("Time of broadcast"),
    fields.URL: gettext_lazy("Address on the web"),
    fields.QUANTITY: gettext_lazy("Number of items"),
    fields.NOTE: gettext_lazy("Note of the log"),
    fields.STAFF: gettext_lazy("Who worked on it (not recorded)"),
    fields.NUMBER: gettext_lazy("Row number"),
}

ROW_REASONS: dict[str, Any] = {
    "month": gettext_lazy("Month"),
    "total": gettext_lazy("Total"),
    "partner": gettext_lazy("Heading: partner"),
    "kind": gettext_lazy("Heading: kind"),
    "header": gettext_lazy("Headings again"),
    "columns": gettext_lazy("Numbers of the columns"),
    "foot": gettext_lazy("Foot of the page"),
    "remark": gettext_lazy("A remark"),
}

_DATES = (fields.USED_ON, fields.SUPPLIED_ON)
# What "keep" means depends on the question.
_KEEP = {
    "several_items": gettext_lazy("Record as one use"),
    "already_claimed": gettext_lazy("Another use: record it too"),
    "date_swapped": gettext_lazy("As it stands: %(shown)s"),
    "date_order": gettext_lazy("As it stands: %(shown)s"),
    "old_font": gettext_lazy("Keep as typed"),
    "hidden_row": gettext_lazy("Read it like the others"),
    "not_used_noted": gettext_lazy("Record it as used"),
    "rebroadcast": gettext_lazy("Record as another use"),
    "partner_short": gettext_lazy("It is %(name)s"),
    "year_inferred": gettext_lazy("The year %(proposed)s"),
}
# What is said of several rows at once: nothing of one row's own.
_FOR_ALL = {
    "year_inferred": gettext_noop("In %(count)s rows the date has no year."),
    "year_missing": gettext_noop(
        "In %(count)s rows the date has no year, and nothing tells which."
    ),
    "rebroadcast": gettext_noop("In %(count)s rows the note says that it was broadcast once more."),
    "not_used_noted": gettext_noop("In %(count)s rows the note says that it was not used."),
    "item_unknown": gettext_noop(
        "Of %(count)s rows no item of that title is on file at the office."
    ),
    "item_similar": gettext_noop(
        "In %(count)s rows the title is not quite that of an item on file."
    ),
    "used_date_missing": gettext_noop("In %(count)s rows the date of use is missing."),
    "supplied_date_missing": gettext_noop("In %(count)s rows the date of supply is missing."),
    "title_missing": gettext_noop("In %(count)s rows the title is missing."),
    "kind_missing": gettext_noop("In %(count)s rows the kind is missing."),
    "date_impossible": gettext_noop("In %(count)s rows the day does not exist in the calendar."),
    "date_unreadable": gettext_noop("In %(count)s rows the date was not understood."),
    "date_outside": gettext_noop(
        "In %(count)s rows the day lies outside the month or year of the log."
    ),
    "date_future": gettext_noop("In %(count)s rows the day has not come yet."),
    "date_several": gettext_noop("In %(count)s rows several dates stand in one cell."),
    "date_day_only": gettext_noop("In %(count)s rows only the day is written."),
    "several_items": gettext_noop("In %(count)s rows one row stands for several items."),
    "repeated_row": gettext_noop("%(count)s rows are the same as another row."),
    "already_claimed": gettext_noop("Of %(count)s rows a use of that day is in the book already."),
    "used_before_supplied": gettext_noop(
        "In %(count)s rows the day of use lies before the day of supply."
    ),
    "hidden_row": gettext_noop(
        "%(count)s rows are hidden in the sheet; perhaps they do not count."
    ),
}


def field_label(field: str) -> str:
    """The heading that we give to a field."""
    if field.startswith(fields.KIND_MARK):
        kind = field.removeprefix(fields.KIND_MARK)
        return _("Ticked when: %(kind)s") % {"kind": dict(Kind.choices).get(kind, kind)}
    return str(FIELD_LABELS.get(field, _("Left out")))


def field_choices() -> list[tuple[str, str]]:
    """What a person may say a column means."""
    marks = [fields.KIND_MARK + kind for kind in fields.KINDS]
    return [("", _("Left out")), *((name, field_label(name)) for name in (*FIELD_LABELS, *marks))]


def sentence(doubt: Doubt) -> str:
    """A doubt in words."""
    return filled(_(DOUBTS[doubt.code]), doubt.params)


def sentence_for_all(doubt: Doubt, count: int) -> str:
    """The doubt of several rows in words, without what is one row's own."""
    if doubt.code in _FOR_ALL:
        return _(_FOR_ALL[doubt.code]) % {"count": count}
    return sentence(doubt)


def reason_of(code: str) -> str:
    """Why a row is left out, without its figures."""
    named = {
        "not_used": _("Not used, says the log"),
        "repeated_row": _("The same as another row"),
        "already_claimed": _("In the book already"),
        "not_used_noted": _("Not used, says the note"),
        "rebroadcast": _("Broadcast once more, not counted"),
    }
    return named.get(code) or _("Left out on request")


def problem_sentence(problem: Mapping[str, Any]) -> str:
    """A problem of the file or a sheet in words."""
    params = dict(problem["params"])
    if "field" in params:
        params["field"] = field_label(params["field"])
    return filled(_(PROBLEMS[problem["code"]]), params)


def place(sheet: str, row: int, column: str | None = None) -> str:
    """Where something stands, as a person finds it in the sheet."""
    if column:
        return _("Sheet %(sheet)s, row %(row)s, column %(column)s") % {
            "sheet": sheet,
            "row": row,
            "column": column,
        }
    return _("Sheet %(sheet)s, row %(row)s") % {"sheet": sheet, "row": row}


def choice_label(doubt: Doubt, choice: str, items: Mapping[UUID, str]) -> str:
    """An answer as the word on its button; empty for answers that want a value."""
    kind, _colon, value = choice.partition(":")
    params = Stored({name: str(part) for name, part in doubt.params.items()})
    if choice == doubts.KEEP:
        return str(_KEEP.get(doubt.code, gettext_lazy("It is right"))) % params
    if choice == doubts.SWAP:
        return _("Read as %(day)s") % {"day": _day(params["swapped"])}
    if choice == doubts.ABOVE:
        above = params["above"]
        day = _day(above) if doubt.field in _DATES else above
        return _("As in the row above: %(day)s") % {"day": day}
    if choice == doubts.SPLIT:
        return _("Record %(count)s uses") % params
    if choice == doubts.CONVERT:
        return _("Use “%(proposed)s”") % params
    fixed = {
        doubts.LEAVE_OUT: _("Leave out"),
        doubts.SUPPLIED: _("The day of supply"),
        doubts.WITHOUT_ITEM: _("Record without an item on file"),
    }
    if choice in fixed:
        return fixed[choice]
    if not value:
        return ""
    if kind == "year":
        return _("The year %(year)s") % {"year": value}
    if kind == "date":
        return _day(value)
    if kind == "kind":
        return str(dict(Kind.choices).get(value, value))
    if kind == "item":
        uid = uid_in(value)
        title = (items.get(uid) if uid else None) or params.get("proposed", "")
        return _("It is “%(title)s”") % {"title": title}
    return value


def _day(iso: str) -> str:
    try:
        return vietnamese(date.fromisoformat(iso))
    except ValueError:
        return iso
