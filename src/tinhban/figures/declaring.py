"""Letting a noun be counted by what its event says: nothing to write but which day, between whom, in which words."""

import dataclasses
from typing import Any

from tinhban.figures.counters import register
from tinhban.figures.tables import Rows, TableCounter
from tinhban.figures.words import Words
from tinhban.proof.counted import SIGNER, Counted
from tinhban.wire.declaring import type_of


def declare(name: str, event: type, model: Any, *, day: str, other: str, words: Words) -> Counted:
    """Let what an event makes be counted by who signed it: the first field names it, `model.by` is the signer's column."""
    counted = Counted(
        name=name,
        made=type_of(event),
        uid=dataclasses.fields(event)[0].name,
        day=day,
        user=SIGNER,
        other=other,
    )
    counter = TableCounter(counted, Rows(model, columns={SIGNER: model.by}))
    register(counted, counter, words=words, per_slot=counter.per_slot)
    return counted
