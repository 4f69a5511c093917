"""One row being compared with what this node knows: the doubts it raises, and the answers to them."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tinhban.foundation.problems import Problem
from tinhban.logbook.book import Book
from tinhban.logbook.models import ImportBatch, ImportRow
from tinhban.sheets import doubts as codes
from tinhban.sheets import fields
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.settle import Settled, answer_key, checked_answer
from tinhban.sheets.words import plain

NAMESPACE = uuid.UUID("4b2f3a0e-6f6c-5c0a-9d5e-2d1c7f0b9a11")


class Asking:
    """What every kind of row has: its values, the partner it names, the item it is about."""

    def __init__(self, row: ImportRow, settled: Settled, batch: ImportBatch, book: Book) -> None:
        self.row = row
        self.settled = settled
        self.batch = batch
        self.book = book
        self.found: list[Doubt] = []
        self.supplier: uuid.UUID | None = None
        self.item: uuid.UUID | None = None
        self.known = False

    def end(self) -> None:
        if self.settled.left_out:
            self.settled.open.clear()

    def ask(
        self,
        code: str,
        field: str,
        params: Mapping[str, Any],
        choices: Iterable[str],
        default: str = "",
    ) -> str:
        """Raise a doubt; the answer to it, or nothing while it is open."""
        doubt = Doubt(code, field, self._column(field), dict(params), tuple(choices), default)
        self.found.append(doubt)
        answer = self._answer(doubt)
        if answer is None:
            self.settled.open.append(doubt)
        elif answer == codes.LEAVE_OUT:
            self.settled.left_out = code
        return answer or ""

    def _column(self, field: str) -> str | None:
        """The letters of the column in which the row's sheet keeps this field."""
        for sheet in self.batch.sheets:
            if sheet["name"][:80] == self.row.sheet:
                for column in sheet["columns"]:
                    if column["field"] == field:
                        return str(column["letters"])
        return None

    def _answer(self, doubt: Doubt) -> str | None:
        for_all = self.batch.answers
        for answer in (
            self.row.answers.get(answer_key(doubt)),
            doubt.group and for_all.get(f"{doubt.code}={doubt.group}"),
            for_all.get(doubt.code),
            doubt.default,
        ):
            if answer == codes.EACH:
                return None
            if answer:
                try:
                    return checked_answer(doubt, answer)
                except Problem:
                    continue
        return None

    def partner_named(self, text: str, field: str, on: date | None) -> uuid.UUID | None:
        """The partner that a cell names: known, shortened, or to be asked about."""
        partners = self.book.partners
        choices = (codes.LEAVE_OUT, codes.PARTNER)
        named = self.book.named(text, on)
        if len(named) == 1 and named[0] in partners:
            return named[0]
        if named == [self.book.organisation.uid] and field == fields.SUPPLIER:
            params = {"shown": text, "group": plain(text)}
            return self.partner(self.ask("own_supply", field, params, choices))
        fitting = [uid for uid in self.book.shortened(text, on).initials if uid in partners]
        if not named and len(fitting) == 1:
            name = partners[fitting[0]].short_name_on(on or date.max)
            params = {"shown": text, "name": name, "group": str(fitting[0])}
            answer = self.ask("partner_short", field, params, (codes.KEEP, *choices))
            return fitting[0] if answer == codes.KEEP else self.partner(answer)
        params = {"shown": text, "group": plain(text)}
        return self.partner(self.ask("partner_unknown", field, params, choices))

    def partner(self, answer: str) -> uuid.UUID | None:
        """The partner that an answer names, if it is one of this channel."""
        if not answer.startswith(codes.PARTNER):
            return None
        chosen = uuid.UUID(answer.removeprefix(codes.PARTNER))
        if chosen in self.book.partners:
            return chosen
        self.settled.open.append(self.found[-1])
        return None
