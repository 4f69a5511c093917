"""A row of the book of what was supplied: who received it, and the item, offer and delivery it becomes."""

import json
import uuid
from datetime import date
from typing import Any

from tinhban.exchange import actions
from tinhban.exchange.content import Content
from tinhban.exchange.models import Item
from tinhban.logbook.asking import NAMESPACE, Asking
from tinhban.logbook.models import ImportBatch, ImportRow
from tinhban.logbook.stored_values import title_of_piece, values_from_json
from tinhban.organisations.models import Person
from tinhban.sheets import doubts as codes
from tinhban.sheets import fields
from tinhban.sheets.words import plain

# What stands for the text of an item that only a book tells of; data, so in the language of the books.
PROVENANCE = "Ghi theo sổ cung cấp “{file}”, {sheet}, dòng {row}. Nội dung lưu tại đơn vị cung cấp."


class SuppliedCase(Asking):
    """One row of ours about a partner that received it."""

    def compare(self) -> None:
        """Find the receiver, and whether the delivery stands in the book."""
        values = self.settled.values
        on, title = values.get(fields.SUPPLIED_ON), values.get(fields.TITLE)
        on = on if isinstance(on, date) else None
        self.supplier = self._receiver(on)
        if self.supplier and on and isinstance(title, str) and not self.settled.left_out:
            self.known = self.book.was_supplied(self.supplier, title, on)
            if self.settled.pieces == 1:
                self.item = self.book.own_item(title, on)
        self.end()

    def _receiver(self, on: date | None) -> uuid.UUID | None:
        partners = self.book.partners
        text = self.settled.values.get(fields.USER)
        choices = (codes.LEAVE_OUT, codes.PARTNER)
        if not isinstance(text, str):
            if len(partners) == 1:
                return next(iter(partners))  # a programme of two: nobody else can have
            return self.partner(self.ask("receiver_missing", fields.USER, {}, choices))
        return self.partner_named(text, fields.USER, on)

    def becomes(self) -> list[uuid.UUID]:
        """The uids of the deliveries: the same whenever and wherever the row is read."""
        on = self.settled.values.get(fields.SUPPLIED_ON)
        title = str(self.settled.values.get(fields.TITLE) or "")
        return [
            _uid("delivery", self._item_of(title, on, piece), self.supplier, on)
            for piece in range(1, self.settled.pieces + 1)
        ]

    def _item_of(self, title: str, on: object, piece: int) -> uuid.UUID:
        return self.item or item_uid(self.batch, title, on, piece)

    def stands(self, uid: uuid.UUID) -> bool:
        return self.book.is_delivered(uid)


def item_uid(batch: ImportBatch, title: str, on: object, piece: int) -> uuid.UUID:
    """The item of a row: one item for all partners that received it on that day."""
    return _uid("item", batch.organisation_id, batch.channel, plain(title), on, piece)


def _uid(*parts: object) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, json.dumps([str(part) for part in parts], ensure_ascii=False))


def supply(row: ImportRow, batch: ImportBatch, *, by: Person) -> None:
    """Sign item, offer and delivery of a row; each again is the one that is there."""
    values = values_from_json(row.settled)
    on = values[fields.SUPPLIED_ON]
    assert isinstance(on, date) and row.supplier is not None  # noqa: S101 - a row that is ready has both
    who: dict[str, Any] = {"by": by, "as_": batch.organisation}
    for piece, delivery in enumerate(row.usage_uids, 1):
        item = _item(row, batch, values, on, piece, by=by)
        actions.make_offer(
            item=item, to=[row.supplier], made_on=on, id=_uid("offer", delivery), **who
        )
        actions.send_delivery(
            channel=batch.channel,
            to=row.supplier,
            items=[item],
            delivered_on=on,
            id=delivery,
            **who,
        )


def _item(
    row: ImportRow, batch: ImportBatch, values: dict[str, Any], on: date, piece: int, *, by: Person
) -> Item:
    if row.item is not None:
        return Item.objects.get(uid=row.item)
    title, length = str(values[fields.TITLE]), values.get(fields.LENGTH)
    told = PROVENANCE.format(file=batch.filename, sheet=row.sheet, row=row.number)
    return actions.approve_item(
        channel=batch.channel,
        content=Content(
            kind=str(values.get(fields.KIND) or ""),
            title=title_of_piece(row, piece),
            text=told,
            length=length if isinstance(length, int) and length > 0 else None,
        ),
        approved_on=on,
        by=by,
        as_=batch.organisation,
        id=item_uid(batch, title, on, piece),
    )
