"""One row against its answers and what this node knows: what is open, and what it becomes."""

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tinhban.logbook.asking import NAMESPACE, Asking
from tinhban.logbook.book import Book
from tinhban.logbook.models import IN_THE_BOOK, ImportBatch, ImportRow, RowState
from tinhban.logbook.stored_values import doubts_of, values_as_json, values_from_json
from tinhban.logbook.supplied import SuppliedCase
from tinhban.records.checks import SHORT_LENGTH
from tinhban.sheets import doubts as codes
from tinhban.sheets import fields
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.result import Value
from tinhban.sheets.settle import answer_key, settle
from tinhban.sheets.which_book import SUPPLIED
from tinhban.sheets.words import plain

_SEARCHED = (fields.TITLE, fields.SUPPLIER, fields.USER, fields.SECTION)
_KIND_DOUBTS = ("kind_missing", "kind_unknown")


def appraise(row: ImportRow, batch: ImportBatch, book: Book) -> None:
    """Set everything about the row that follows from its cells, the answers and the book."""
    if row.state in (*IN_THE_BOOK, RowState.WITHDRAWN):
        return
    found = doubts_of(row.read_doubts)
    settled = settle(values_from_json(row.values), found, row.answers, batch.answers)
    kind = SuppliedCase if batch.book == SUPPLIED else _Case
    case = kind(row, settled, batch, book)
    if not settled.left_out:
        case.compare()
    row.settled = values_as_json(settled.values) | {"pieces": settled.pieces}
    if settled.titles:
        row.settled["titles"] = settled.titles
    row.doubts = [doubt.as_json() for doubt in (*found, *case.found)]
    row.asks, row.told = _marks(settled.open), _marks((*found, *case.found))
    row.folded = " ".join(plain(str(settled.values.get(name) or "")) for name in _SEARCHED)
    row.supplier, row.item = case.supplier, case.item
    row.usages, row.reason = [], ""
    if settled.left_out:
        row.state, row.reason = RowState.LEFT_OUT, settled.left_out
    elif settled.open:
        row.state = RowState.ASKS
    else:
        row.usages = [str(uid) for uid in case.becomes()]
        known = case.known or all(case.stands(uid) for uid in row.usage_uids)
        row.state = RowState.KNOWN if known else RowState.READY


def where_it_appeared(values: Mapping[str, Value], batch: ImportBatch) -> tuple[str, str, str, str]:
    """Outlet, section, page and time: the programme of the row, else the outlet of the log."""
    outlet, page, timecode = (
        str(values.get(name) or "") for name in (fields.SECTION, fields.PAGE, fields.TIMECODE)
    )
    return (outlet or batch.outlet)[:SHORT_LENGTH], "", page[:40], timecode[:40]


def _marks(found: Iterable[Doubt]) -> str:
    marks = " ".join(answer_key(doubt) for doubt in found)
    return f" {marks} " if marks else ""


class _Case(Asking):
    """One row of the book of what was received and used."""

    def compare(self) -> None:
        values = self.settled.values
        used_on, title = values.get(fields.USED_ON), values.get(fields.TITLE)
        self.supplier = self._supplier(used_on if isinstance(used_on, date) else None)
        if self.supplier is None or self.settled.left_out:
            self.end()
            return
        lumped = any(doubt.code == "several_items" for doubt in self.settled.open)
        if isinstance(used_on, date) and isinstance(title, str) and not lumped:
            if self.settled.pieces == 1:
                self.item = self._item(self.supplier, title, used_on)
            if not self.settled.left_out:
                self._claimed_before(self.supplier, title, used_on)
        if self.item is not None:
            # The item on file says what it is.
            values[fields.KIND] = self.book.kind_of(self.item)
            self.settled.open = [d for d in self.settled.open if d.code not in _KIND_DOUBTS]
        self.end()

    # who supplied it

    def _supplier(self, on: date | None) -> uuid.UUID | None:
        partners = self.book.partners
        text = self.settled.values.get(fields.SUPPLIER)
        choices = (codes.LEAVE_OUT, codes.PARTNER)
        if not isinstance(text, str):
            above = self.settled.values.get(fields.SUPPLIER_ABOVE)
            named = self.book.named(above, on) if isinstance(above, str) else []
            if len(partners) == 1 and (above is None or named == list(partners)):
                return next(iter(partners))  # a programme of two: nobody else can have
            params = {"above": above} if len(named) == 1 and named[0] in partners else {}
            offered = (codes.ABOVE, *choices) if params else choices
            answer = self.ask("supplier_missing", fields.SUPPLIER, params, offered)
            return named[0] if answer == codes.ABOVE else self.partner(answer)
        return self.partner_named(text, fields.SUPPLIER, on)

    # which item it is

    def _item(self, supplier: uuid.UUID, title: str, on: date) -> uuid.UUID | None:
        partner = self.book.partners[supplier].short_name_on(on)
        found = self.book.with_title(supplier, title, on)
        chosen: uuid.UUID | None = None
        choices = (codes.WITHOUT_ITEM, codes.ITEM, codes.LEAVE_OUT)
        if len(found) == 1:
            chosen = found[0]
        elif found:
            params: dict[str, Any] = {"count": len(found), "partner": partner, "shown": title}
            params["items"] = [str(uid) for uid in found[:20]]
            chosen = self._chosen(self.ask("item_several", fields.TITLE, params, choices), supplier)
        elif similar := self.book.similar(supplier, title, on):
            proposed = self.book.items[similar[0]].title
            params = {"partner": partner, "shown": title, "proposed": proposed}
            params["items"] = [str(uid) for uid in similar]
            # "keep" serves several rows: each is the item whose title it resembles.
            offered = (f"{codes.ITEM}{similar[0]}", *choices, codes.KEEP)
            answer = self.ask("item_similar", fields.TITLE, params, offered)
            answer = f"{codes.ITEM}{similar[0]}" if answer == codes.KEEP else answer
            chosen = self._chosen(answer, supplier)
        else:
            params = {"partner": partner, "shown": title}
            thin = self.book.is_thin(supplier, on, self.batch.entries)
            default = codes.WITHOUT_ITEM if thin else ""
            answer = self.ask("item_unknown", fields.TITLE, params, choices, default)
            chosen = self._chosen(answer, supplier)
        if chosen is not None and (reason := self.book.why_not(chosen, on)):
            refused = (codes.WITHOUT_ITEM, codes.LEAVE_OUT)
            self.ask("use_refused", fields.USED_ON, {"shown": reason}, refused)
            return None
        return chosen

    def _chosen(self, answer: str, supplier: uuid.UUID) -> uuid.UUID | None:
        if not answer.startswith(codes.ITEM):
            return None
        chosen = uuid.UUID(answer.removeprefix(codes.ITEM))
        item = self.book.items.get(chosen)
        if item is not None and item.owned_by == supplier:
            return chosen
        self.settled.open.append(self.found[-1])
        return None

    # whether it stands in the book already

    def _claimed_before(self, supplier: uuid.UUID, title: str, on: date) -> None:
        claims = self.book.claimed(supplier, title, self.item, on)
        if not claims:
            return
        own, mark, others = set(self.becomes()), self._mark(), []
        for claim in claims:
            if claim.uid in own:
                continue
            if (claim.outlet, claim.section, claim.page, claim.timecode) == mark:
                self.known = True
                return
            others.append(" ".join(filter(None, (claim.outlet, claim.section, claim.timecode))))
        if others:
            params = {"shown": "; ".join(others)[:200]}
            self.ask("already_claimed", fields.TITLE, params, (codes.LEAVE_OUT, codes.KEEP))

    def _mark(self) -> tuple[str, str, str, str]:
        return where_it_appeared(self.settled.values, self.batch)

    def stands(self, uid: uuid.UUID) -> bool:
        return self.book.stands(uid)

    def becomes(self) -> list[uuid.UUID]:
        """The uids of the uses that this row becomes: the same whenever and wherever it is read."""
        return [self._usage(piece) for piece in range(self.settled.pieces)]

    def _usage(self, piece: int) -> uuid.UUID:
        values = self.settled.values
        key: list[Value] = [
            str(self.batch.organisation_id), str(self.supplier),
            plain(str(values.get(fields.TITLE) or "")), str(values.get(fields.USED_ON)),
            *(plain(part) for part in self._mark()), piece,
        ]  # fmt: skip
        generation = 0
        while True:
            # After a withdrawal the same row may be recorded again, as a new claim.
            usage = uuid.uuid5(NAMESPACE, json.dumps([*key, generation], ensure_ascii=False))
            if not self.book.was_withdrawn(usage):
                return usage
            generation += 1
