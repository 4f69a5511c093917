"""Letting a noun be counted by what its events say: which day, between whom, in which words."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from tinhban.figures.counters import register
from tinhban.figures.tables import Answers, Rows, TableCounter
from tinhban.figures.words import Words
from tinhban.proof.counted import SIGNER, Answer, Counted
from tinhban.wire.declaring import type_of

Says = tuple[type, str, bool | str]  # an event of answers, its field, the value that it holds


def declare(
    name: str,
    event: type,
    model: Any,
    *,
    day: str,
    words: Words,
    other: str = "",
    signer: str = "",
    undone: type | None = None,
    answers: Any = None,
    agrees: Says | None = None,
    contradicts: Says | None = None,
    columns: Mapping[str, str] | None = None,
) -> Counted:
    """Let what an event makes be counted by who signed it; its first field names the thing.

    `signer` is the column of who signed (`model.by` where it has one), `other` the field of the other side, `undone` the event by
    which its maker takes it back (then rows with `cancelled_on` are left out), `answers` the `records.rows.Word` of the other side.
    A list of receivers lies in `takers`; what else is called otherwise in the table stands in `columns`.
    """
    signer = signer or getattr(model, "by", "")
    if not signer:
        raise TypeError(f"{name}: give `signer=`, the column of {model.__name__} with who signed")
    called = {SIGNER: signer, **(columns or {})}
    known = {field.name for field in model._meta.concrete_fields}
    if other and not {other, f"{other}_uid"} & known and hasattr(model, "takers"):
        called.setdefault(other, "takers__organisation")
    counted = Counted(
        name=name,
        made=type_of(event),
        uid=dataclasses.fields(event)[0].name,
        day=day,
        user=SIGNER,
        other=other or None,
        undone=(type_of(undone),) if undone else (),
        agrees=_answers(agrees),
        contradicts=_answers(contradicts),
        answered_by=(other,) if answers is not None else (),
    )
    said = answers and Answers(
        answers,
        about=answers.about,
        signer=answers.by,
        on=answers.on,
        agrees=_lookups(agrees) or {},
        contradicts=_lookups(contradicts),
    )
    rows = Rows(
        model, columns=called, undone="cancelled_on" if undone else "", answers=said or None
    )
    counter = TableCounter(counted, rows)
    register(counted, counter, words=words, per_slot=counter.per_slot)
    return counted


def _answers(says: Says | None) -> tuple[Answer, ...]:
    return (Answer(type=type_of(says[0]), field=says[1], value=says[2]),) if says else ()


def _lookups(says: Says | None) -> dict[str, Any] | None:
    return {says[1]: says[2]} if says else None
