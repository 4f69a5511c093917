"""What this node knows beside a log: the partners of a channel, their items, uses already claimed."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Min
from django.utils.translation import gettext as _

from tinhban.exchange import verdict
from tinhban.exchange.models import Delivery, DeliveryLine, Item, ItemVersion, Offer, Usage
from tinhban.ledger import queries as ledger_queries
from tinhban.logbook.likeness import likeness
from tinhban.logbook.short_names import Shortened, read_short
from tinhban.organisations import names
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import by_uid, find_by_name
from tinhban.organisations.units import province_names
from tinhban.sheets.who import NOBODY, OTHER, OWN
from tinhban.sheets.words import plain

_NEAR = timedelta(days=120)  # a similar title counts only near the day of use
_SHORT = re.compile(r"^[ĐđDd]\.\s*(?=\w{2})")
# "Đài bạn Lai Châu" is Đài Lai Châu.
_FRIEND = re.compile(r"\b(đài|báo|tỉnh|dai|bao|tinh) (?:bạn|ban)\b", re.IGNORECASE)
_SHOWN = 8
_AROUND = timedelta(days=60)
_THIN = 12


@dataclass(frozen=True)
class Claimed:
    """A use that stands in our book."""

    uid: UUID
    item: UUID | None
    outlet: str
    section: str
    page: str
    timecode: str


class Book:
    """Everything about one channel that rows of a log are compared with; read once, in few queries."""

    def __init__(self, channel: str, organisation: Organisation) -> None:
        self.channel = channel
        self.organisation = organisation
        self._resolved: dict[tuple[str, date | None], list[UUID]] = {}

    # partners

    @cached_property
    def partners(self) -> dict[UUID, Organisation]:
        """Members that may supply: all that write, without ourselves."""
        roles = ledger_queries.members(self.channel)
        wanted = [uid for uid, role in roles.items() if role.writes]
        known = by_uid(wanted)
        return {uid: known[uid] for uid in wanted if uid in known and uid != self.organisation.uid}

    def named(self, text: str, on: date | None) -> list[UUID]:
        """The members (ourselves included) that a text may name, in any typing."""
        # Bodies change their names by the month at most.
        key = (text, on and on.replace(day=1))
        if key not in self._resolved:
            self._resolved[key] = self._named(text, on)
        return self._resolved[key]

    def who(self, text: str) -> str:
        """Whether a lone text of a sheet is the name of one body: ourselves, another, or nobody."""
        if len(text) > 80 or len(plain(text).split()) < 2:
            return NOBODY
        named = self.named(text, None)
        if named == [self.organisation.uid]:
            return OWN
        if named:
            return OTHER if len(named) == 1 else NOBODY  # "Truyền hình" is part of many names
        # A name outside the programme is one all the same: its rows are nobody else's.
        stranger = names.loose_key(names.key(text)) in self._provinces or find_by_name(
            text, limit=1
        )
        return OTHER if stranger else NOBODY

    @cached_property
    def _provinces(self) -> frozenset[str]:
        return province_names()

    def _named(self, text: str, on: date | None) -> list[UUID]:
        members = {*self.partners, self.organisation.uid}
        text = _FRIEND.sub(r"\1", _SHORT.sub("Đài ", text))
        found = [body.uid for body in find_by_name(text, on) if body.uid in members]
        if found:
            return found
        short = self.shortened(text, on).sure
        if short:
            return list(short)
        # "Đài Lai Châu", or just "Lai Châu" under the heading "Đài": words of one member's name.
        words = set(names.loose_key(names.key(text)).split())
        bodies = [*self.partners.values(), self.organisation]
        day = on or date.max
        return [
            body.uid
            for body in bodies
            if words and words <= set(names.loose_key(names.key(body.name_on(day))).split())
        ]

    def shortened(self, text: str, on: date | None) -> Shortened:
        """The members that a short name may stand for."""
        bodies = [*self.partners.values(), self.organisation]
        return read_short(text, {body.uid: body.name_on(on or date.max) for body in bodies})

    # items

    @cached_property
    def items(self) -> dict[UUID, Item]:
        rows = Item.objects.filter(channel=self.channel).exclude(owned_by=self.organisation.uid)
        return {item.uid: item for item in rows}

    @cached_property
    def _versions(self) -> dict[UUID, list[ItemVersion]]:
        rows = ItemVersion.objects.filter(channel=self.channel).exclude(
            owned_by=self.organisation.uid
        )
        found: dict[UUID, list[ItemVersion]] = defaultdict(list)
        for version in rows.defer("text", "files").order_by("version"):
            if version.item_id in self.items:
                found[version.item_id].append(version)
        return found

    @cached_property
    def _by_title(self) -> dict[tuple[UUID, str], list[UUID]]:
        found: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
        for uid, versions in self._versions.items():
            for title in {plain(version.title) for version in versions}:
                found[self.items[uid].owned_by, title].append(uid)
        return found

    @cached_property
    def _came_on(self) -> dict[UUID, date]:
        """The first day on which an item was delivered, or at least offered, to us."""
        mine = self.organisation.uid
        offers = Offer.objects.filter(channel=self.channel).reaching(mine)
        came = dict(offers.values_list("item_id").annotate(first=Min("made_on")))
        lines = DeliveryLine.objects.filter(channel=self.channel, to_uid=mine)
        came |= dict(lines.values_list("item_id").annotate(first=Min("delivered_on")))
        return came

    def with_title(self, supplier: UUID, title: str, on: date) -> list[UUID]:
        """Items of this title; of several those that were here by that day, the latest first."""
        found = self._by_title.get((supplier, plain(title)), [])
        if len(found) < 2:
            return found
        here = [uid for uid in found if self._came_on.get(uid, date.max) <= on]
        return sorted(here or found, key=lambda uid: self.day_of(uid), reverse=True)

    @cached_property
    def _titles_by_word(self) -> dict[tuple[UUID, str], list[str]]:
        found: dict[tuple[UUID, str], list[str]] = defaultdict(list)
        for owner, title in self._by_title:
            for word in set(title.split()):
                found[owner, word].append(title)
        return found

    def similar(self, supplier: UUID, title: str, on: date) -> list[UUID]:
        """Items whose title differs by little and that came shortly before."""
        wanted = plain(title)
        words = set(wanted.split())
        postings = sorted((self._titles_by_word.get((supplier, w), []) for w in words), key=len)
        # Who shares three words of five shares one of the rarest two of five, and one more.
        rarest = postings[: len(words) - -(-len(words) * 3 // 5) + 1]
        scored = []
        for known in {known for titles in rarest for known in titles}:
            if len(words & set(known.split())) * 5 < len(words) * 3:
                continue
            if alike := likeness(wanted, known):
                uids = self._by_title[supplier, known]
                # What came later cannot be what was used.
                here = [uid for uid in uids if self._is_near(uid, on) and self.day_of(uid) <= on]
                scored += [(alike, uid) for uid in here]
        scored.sort(key=lambda one: (-one[0], str(one[1])))
        return [uid for _alike, uid in scored[:_SHOWN]]

    @cached_property
    def _days_of(self) -> dict[UUID, list[date]]:
        days: dict[UUID, list[date]] = defaultdict(list)
        for uid, item in self.items.items():
            days[item.owned_by].append(self.day_of(uid))
        return {owner: sorted(found) for owner, found in days.items()}

    def is_thin(self, supplier: UUID, on: date, entries: int) -> bool:
        """Whether hardly any items of a partner are here from those days: then no title can be found.

        `entries` is how many rows the log has; a year of them is some `entries` / 6 in two months.
        """
        days = self._days_of.get(supplier, [])
        near = bisect_right(days, on + _AROUND) - bisect_left(days, on - _AROUND)
        before = bisect_right(days, on) - bisect_left(days, on - _NEAR)
        return near * _THIN < entries or not before  # what comes later cannot have been used

    def candidates(self, supplier: UUID, on: date, limit: int = 60) -> list[Item]:
        """Items of a partner from which a person may choose, the nearest first."""
        near = [
            item
            for item in self.items.values()
            if item.owned_by == supplier and self._is_near(item.uid, on)
        ]
        near.sort(key=lambda item: abs((self.day_of(item.uid) - on).days))
        return near[:limit]

    def day_of(self, item: UUID) -> date:
        """When an item came to us, else when it was approved."""
        return self._came_on.get(item) or self.items[item].approved_on

    def _is_near(self, item: UUID, on: date) -> bool:
        return abs(self.day_of(item) - on) <= _NEAR

    def kind_of(self, item: UUID) -> str:
        return self.items[item].kind

    def why_not(self, item: UUID, on: date) -> str:
        """The reason why we may not claim to have used the item on that day; empty when we may."""
        came = self._came_on.get(item)
        if came is None:
            return _(
                "This item was neither offered nor delivered to us. Ask its owner for it first."
            )
        if on < came:
            return _("The item came on %(day)s; it cannot have been used before.") % {
                "day": f"{came:%d/%m/%Y}"
            }
        versions = self._versions[item]
        there = [version for version in versions if version.approved_on <= on]
        used = there[-1] if there else versions[0]
        judged = verdict.publishable(self.items[item], used, on=on, by=self.organisation.uid)
        return "" if judged.allowed else judged.reason

    # what we supplied

    @cached_property
    def _delivered(self) -> dict[tuple[UUID, date], set[str]]:
        lines = DeliveryLine.objects.filter(channel=self.channel, sent_by=self.organisation.uid)
        rows = lines.filter(delivery__channel=self.channel)
        found: dict[tuple[UUID, date], set[str]] = defaultdict(set)
        for to, on, title in rows.values_list("to_uid", "delivered_on", "item__title"):
            found[to, on].add(plain(title or ""))
        return found

    def was_supplied(self, to: UUID, title: str, on: date) -> bool:
        """Whether an item of this title went to this partner on that day."""
        return plain(title) in self._delivered.get((to, on), set())

    @cached_property
    def _deliveries(self) -> set[UUID]:
        rows = Delivery.objects.filter(channel=self.channel, sent_by=self.organisation.uid)
        return set(rows.values_list("uid", flat=True))

    def is_delivered(self, delivery: UUID) -> bool:
        return delivery in self._deliveries

    @cached_property
    def _own_items(self) -> dict[str, list[tuple[date, UUID]]]:
        rows = Item.objects.filter(
            channel=self.channel, owned_by=self.organisation.uid, killed_on=None
        )
        found: dict[str, list[tuple[date, UUID]]] = defaultdict(list)
        for uid, title, on in rows.values_list("uid", "title", "approved_on"):
            found[plain(title)].append((on, uid))
        return found

    def own_item(self, title: str, on: date) -> UUID | None:
        """Our item of this title that was there by that day, the latest of several."""
        there = [one for one in self._own_items.get(plain(title), []) if one[0] <= on]
        near = [one for one in there if on - one[0] <= _NEAR]
        return max(near)[1] if near else None

    # uses

    @cached_property
    def _claims(self) -> dict[tuple[UUID | None, date], list[tuple[str, Claimed]]]:
        rows = Usage.objects.filter(
            channel=self.channel, used_by=self.organisation.uid, withdrawn_on=None
        )
        found: dict[tuple[UUID | None, date], list[tuple[str, Claimed]]] = defaultdict(list)
        wanted = (
            "uid", "item_id", "outlet", "section", "page", "timecode",
            "supplier_uid", "used_on", "title",
        )  # fmt: skip
        for *mark, supplier, on, title in rows.values_list(*wanted).iterator():
            found[supplier, on].append((plain(title), Claimed(*mark)))
        return found

    def claimed(self, supplier: UUID, title: str, item: UUID | None, on: date) -> list[Claimed]:
        """Uses of this item (or of an item of this title) on that day that stand in the book."""
        folded = plain(title)
        return [
            claim
            for known, claim in self._claims.get((supplier, on), [])
            if known == folded or (item is not None and claim.item == item)
        ]

    @cached_property
    def _withdrawn(self) -> set[UUID]:
        rows = Usage.objects.filter(used_by=self.organisation.uid, withdrawn_on__isnull=False)
        return set(rows.values_list("uid", flat=True))

    @cached_property
    def _standing(self) -> set[UUID]:
        return {claim.uid for claims in self._claims.values() for _title, claim in claims}

    def stands(self, usage: UUID) -> bool:
        return usage in self._standing

    def was_withdrawn(self, usage: UUID) -> bool:
        return usage in self._withdrawn
