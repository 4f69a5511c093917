"""The slots of a column: it has some hundred pieces a year, read at once."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.exchange.counters import together, usages
from tinhban.exchange.counters.together import Asked, one_of
from tinhban.exchange.in_words import slot_words
from tinhban.exchange.models import SlotExcuse, Usage
from tinhban.figures import places
from tinhban.figures.counters import Row, Witness
from tinhban.figures.promises import Excuse, Piece
from tinhban.proof.rule_data import Rule
from tinhban.proof.things import line

_PIECE = ("uid", "entry_hash", "used_on", "late", "slot", "confirmed", "disputed")
_EXCUSE = ("slot", "entry_hash", "column_id", "excused_by", "excused_on", "reason")


def _used(asked: Asked) -> "QuerySet[Usage]":
    return usages.used(asked).annotate(
        confirmed=usages.is_confirmed(), disputed=usages.is_disputed()
    )


def _excused(asked: Asked) -> "QuerySet[SlotExcuse]":
    return SlotExcuse.objects.filter(
        **one_of("column_id", asked.columns),
        **one_of("excused_by", asked.users),
        channel__in=asked.channels,
    )


class ColumnSlots:
    """Uses in columns, and the slots that their publications excused."""

    def pieces(self, rules: Collection[Rule]) -> dict[Rule, list[Piece]]:
        found = together.rows(_used, rules, *_PIECE)
        return {rule: [Piece(*row) for row in rows] for rule, rows in found.items()}

    def excuses(self, rules: Collection[Rule]) -> dict[Rule, list[Excuse]]:
        found = together.rows(_excused, rules, *_EXCUSE)
        return {rule: [Excuse(*row) for row in rows] for rule, rows in found.items()}

    def described(self, uids: Collection[UUID]) -> Iterable[Row]:
        return usages.described(Usage.objects.filter(uid__in=uids))

    def excuse(self, excuse: Excuse) -> Row:
        return Row(
            cursor=places.cursor(*excuse.place),
            line=line(excuse.entry_hash, excuse.slot),
            on=excuse.place[0],
            title=_("Excused: %(reason)s") % {"reason": excuse.reason},
            kind="",
            where=slot_words(excuse.slot),
            subject=excuse.of,
            link=reverse("exchange:column", args=[excuse.of]),
            witnesses=(
                Witness(
                    "excused",
                    excuse.excused_by,
                    excuse.entry_hash,
                    excuse.excused_on,
                    excuse.reason,
                ),
            ),
        )
