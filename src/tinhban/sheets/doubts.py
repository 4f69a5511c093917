"""What is doubtful in a row, which answers are possible, and the words for both."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from tinhban.foundation.problems import gettext_noop

# Answers. Those that end with ":" are followed by a value.
KEEP, LEAVE_OUT, SWAP = "keep", "leave_out", "swap"
ABOVE, SUPPLIED, SPLIT, CONVERT = "above", "supplied", "split", "convert"
YEAR, DATE, TEXT, KIND = "year:", "date:", "text:", "kind:"
TIME, PARTNER, ITEM, WITHOUT_ITEM = "time:", "partner:", "item:", "without_item"
EACH = "each"  # said for all rows: ask about each of them

DOUBTS: dict[str, str] = {
    # dates
    "year_inferred": gettext_noop("The date has no year; %(proposed)s is taken from %(source)s."),
    "year_missing": gettext_noop("The date has no year, and nothing around tells which."),
    "date_unreadable": gettext_noop("“%(shown)s” is not a date."),
    "date_impossible": gettext_noop("“%(shown)s”: month %(month)s of %(year)s has %(days)s days."),
    "date_lost_zero": gettext_noop(
        "The sheet turned the date into the number %(shown)s: %(first)s or %(last)s?"
    ),
    "date_serial": gettext_noop("The number %(shown)s was read as the date %(proposed)s."),
    "date_month_first": gettext_noop("“%(shown)s” writes the month first: read as %(proposed)s."),
    "date_day_only": gettext_noop(
        "Only the day is written; month and year are taken from %(source)s: %(proposed)s."
    ),
    "date_swapped": gettext_noop("%(shown)s does not fit %(source)s; day and month turned round?"),
    "date_order": gettext_noop(
        "%(shown)s may be day/month or month/day; other rows write the month first."
    ),
    "date_several": gettext_noop("“%(shown)s” holds several dates."),
    "date_outside": gettext_noop("%(shown)s lies outside %(source)s."),
    "date_future": gettext_noop("%(shown)s has not come yet."),
    "used_before_supplied": gettext_noop("Used on %(shown)s, before it was supplied (%(source)s)."),
    "used_date_missing": gettext_noop("The date of use is missing."),
    "supplied_date_missing": gettext_noop("The date of supply is missing."),
    "not_used": gettext_noop("The log says that it was not used; no use is recorded."),
    "not_used_noted": gettext_noop("The note says “%(shown)s”, yet a day of use is written."),
    "rebroadcast": gettext_noop("The note says that it was broadcast once more: “%(shown)s”."),
    # text
    "ditto_without_above": gettext_noop("“%(shown)s” means the row above, but there is none."),
    "title_missing": gettext_noop("The title is missing."),
    "title_too_long": gettext_noop("The title has %(length)s characters, the limit is %(limit)s."),
    "old_font": gettext_noop("“%(shown)s” looks like an old font; it may be “%(proposed)s”."),
    "kind_missing": gettext_noop("The kind is missing."),
    "kind_unknown": gettext_noop("“%(shown)s” is not a kind that is exchanged."),
    "several_items": gettext_noop("One row stands for %(count)s items."),
    "supplier_missing": gettext_noop("The row does not say who supplied it."),
    "receiver_missing": gettext_noop("The row does not say who received it."),
    "length_unreadable": gettext_noop("The length “%(shown)s” was not understood; it is left out."),
    # what this node knows
    "partner_unknown": gettext_noop("“%(shown)s” is no organisation of this programme."),
    "partner_short": gettext_noop("“%(shown)s” is short for more than one: is it %(name)s?"),
    "own_supply": gettext_noop("The row names %(shown)s itself as the supplier."),
    "item_unknown": gettext_noop("No item of %(partner)s with this title is on file."),
    "item_several": gettext_noop("%(count)s items of %(partner)s bear this title."),
    "item_similar": gettext_noop("Not quite the title on file: “%(proposed)s”."),
    "use_refused": gettext_noop("It may not be claimed as this item: %(shown)s"),
    "already_claimed": gettext_noop("This use is in the book already (%(shown)s)."),
    # cells
    "formula": gettext_noop("The cell is a formula; the value last computed is taken."),
    "formula_without_value": gettext_noop("The cell is a formula without a computed value."),
    "cell_error": gettext_noop("The cell holds the error %(shown)s."),
    "hidden_row": gettext_noop("The row is hidden in the sheet; perhaps it does not count."),
    "repeated_row": gettext_noop("The same as row %(row)s of sheet %(sheet)s."),
}
# Of this very row: a row below that says "nt" does not take it over.
OF_ONE_ROW = frozenset(
    {"hidden_row", "repeated_row", "several_items", "used_before_supplied", "rebroadcast", "not_used_noted"}
)  # fmt: skip
# No value was read: a row below that says "nt" has none either.
WITHOUT_VALUE = frozenset(
    {"date_unreadable", "date_impossible", "date_lost_zero", "date_several", "year_missing", "cell_error",
     "used_date_missing", "supplied_date_missing", "ditto_without_above", "title_missing", "kind_missing",
     "kind_unknown", "formula_without_value"}
)  # fmt: skip
# Have an answer in force until a person gives another, or wants to be asked about each row.
WITH_DEFAULT = frozenset({"item_unknown", "not_used_noted"})
# Told beside the row, nothing to answer.
NOTES = frozenset({"formula", "date_serial", "date_month_first", "length_unreadable", "not_used"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing in a row that the machine does not decide alone."""

    code: str
    field: str
    column: str | None = None  # letters, "C"
    params: dict[str, Any] = dataclasses.field(default_factory=dict)
    choices: tuple[str, ...] = ()
    default: str = ""  # the answer in force until a person gives another

    @property
    def asks(self) -> bool:
        return bool(self.choices) and self.code not in NOTES

    @property
    def group(self) -> str:
        """Rows of one group share an answer for all; empty where all rows with the doubt do."""
        return str(self.params.get("group", ""))

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "field": self.field,
            "column": self.column,
            "params": self.params,
            "choices": list(self.choices),
            "default": self.default,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Doubt":
        return cls(
            code=stored["code"],
            field=stored["field"],
            column=stored["column"],
            params=stored["params"],
            choices=tuple(stored["choices"]),
            default=stored.get("default", ""),
        )


def doubts_from_json(stored: object) -> list[Doubt]:
    """The doubts that were stored; what is none is passed over, for a page must not break on it."""
    found = []
    for one in stored if isinstance(stored, list) else ():
        try:
            doubt = Doubt.from_json(one)
        except (KeyError, TypeError, AttributeError):
            continue
        known = doubt.code in DOUBTS if isinstance(doubt.code, str) else False
        texts = isinstance(doubt.field, str) and isinstance(doubt.default, str)
        whole = isinstance(doubt.params, dict) and texts
        if known and whole and all(isinstance(choice, str) for choice in doubt.choices):
            found.append(doubt)
    return found
