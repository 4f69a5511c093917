"""What is wrong about the file or its sheets, one line a fault, however many sheets have it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tinhban.logbook.labels import problem_sentence
from tinhban.logbook.models import ImportBatch
from tinhban.sheets.result import STOPPING

# Told where the columns are asked about, one line a heading.
_OF_COLUMNS = ("column_unknown", "column_guessed", "one_date_column")
_NAMED = 3  # sheets that are named before "and 9 more"


@dataclass(frozen=True)
class ToldProblem:
    """A fault in words, and whether nothing can be recorded before it is put right."""

    words: str
    stops: bool


def told_problems(batch: ImportBatch) -> list[ToldProblem]:
    """The faults of a log, those first that stop it."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    examples: dict[tuple[Any, ...], dict[str, Any]] = {}
    for problem in batch.problems:
        if problem["code"] in _OF_COLUMNS:
            continue
        params = dict(problem["params"])
        sheet = params.pop("sheet", "")
        key = (problem["code"], *sorted((name, str(value)) for name, value in params.items()))
        groups.setdefault(key, []).append(str(sheet))
        examples.setdefault(key, problem)
    told = [_told(examples[key], sheets) for key, sheets in groups.items()]
    return sorted(told, key=lambda one: not one.stops)


def _told(problem: dict[str, Any], sheets: list[str]) -> ToldProblem:
    params = dict(problem["params"])
    if "sheet" in params:
        params["sheet"] = _sheets(sheets)
    words = problem_sentence({"code": problem["code"], "params": params})
    return ToldProblem(words, problem["code"] in STOPPING)


def _sheets(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:_NAMED])
    if len(names) <= _NAMED:
        return shown
    return _("%(sheets)s and %(n)s more") % {"sheets": shown, "n": len(names) - _NAMED}
