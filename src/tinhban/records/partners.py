"""Whom an office may ask: each partner once, with the programmes it shares with us; and the forms that ask for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from tinhban.foundation.text import sort_key
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import name_map
from tinhban.records.channels import ChannelCard, channels
from tinhban.records.forms import IntentionForm, choices
from tinhban.records.terms import Term, terms_of


@dataclass(frozen=True)
class Partner:
    """A partner and the channels in which both of us may write."""

    uid: UUID
    name: str
    channels: tuple[ChannelCard, ...]

    @property
    def is_asked_about(self) -> bool:
        """Several programmes are shared: one of them is chosen."""
        return len(self.channels) > 1


def partners_of(cards: Iterable[ChannelCard], names: Mapping[UUID, str]) -> list[Partner]:
    """Every partner once, by name."""
    shared: dict[UUID, list[ChannelCard]] = {}
    for card in cards:
        for uid in card.partners:
            shared.setdefault(uid, []).append(card)
    found = [Partner(uid, names[uid], tuple(channels)) for uid, channels in shared.items()]
    return sorted(found, key=lambda partner: (sort_key(partner.name), str(partner.uid)))


def _cards(request: ActingRequest) -> tuple[list[ChannelCard], dict[UUID, str]]:
    """The channels that we write in, and the names of who is there."""
    cards = channels(request.acting_as.uid, writing=True)
    uids = {uid for card in cards for uid in card.partners}
    return cards, name_map(uids, request.today, short=True)


class SideForm(IntentionForm):
    """For one partner, in one of the programmes shared with it: the partner is chosen first."""

    partner = forms.ChoiceField(label=_("Under which programme"), widget=forms.RadioSelect)

    def prepare(self, request: ActingRequest) -> None:
        super().prepare(request)
        self.partners = partners_of(*_cards(request))
        asked = request.GET.get("ben", "")
        one = self.partners[0] if len(self.partners) == 1 else None
        self.asked = one or next((p for p in self.partners if str(p.uid) == asked), None)
        self.is_ready = self.asked is not None
        self.back = request.path if len(self.partners) > 1 else ""
        sides = [
            side
            for partner in ([self.asked] if self.asked else self.partners)
            for side in _programmes(partner, request.today)
        ]
        self.fields["partner"].choices = sides  # type: ignore[attr-defined]
        if sides:
            self.initial.setdefault("partner", sides[0][0])
        if len(sides) == 1:
            self.fields["partner"].widget = forms.HiddenInput()

    def said(self) -> dict[str, Any]:
        """`channel` and `to` in the place of the partner."""
        told = super().said()
        channel, _dot, uid = told.pop("partner").rpartition(".")
        return {**told, "channel": channel, "to": UUID(uid)}


class ProgrammeForm(IntentionForm):
    """In one programme, for some of the partners there; `partners_field` says under which name."""

    channel = forms.ChoiceField(label=_("Programme"), widget=forms.RadioSelect)
    partners_field = "to"

    def prepare(self, request: ActingRequest) -> None:
        super().prepare(request)
        cards, names = _cards(request)
        within = getattr(self.thing, "channel", None)
        there = [card for card in cards if within in (None, card.id)]
        self.fields["channel"].choices = [(card.id, card.title) for card in there]  # type: ignore[attr-defined]
        uids = dict.fromkeys(uid for card in cards for uid in card.partners)
        self.fields[self.partners_field].choices = choices(names, uids)  # type: ignore[attr-defined]
        if len(there) == 1:
            self.initial.setdefault("channel", there[0].id)

    def said(self) -> dict[str, Any]:
        told = super().said()
        return {**told, self.partners_field: tuple(told[self.partners_field])}


def _programmes(partner: Partner, on: date) -> list[tuple[str, str]]:
    """The programmes shared with a partner, those in force first, then the newer, with their years."""
    terms = terms_of([card.id for card in partner.channels], on)

    def place(card: ChannelCard) -> tuple[bool, int]:
        term = terms.get(card.id)
        return (not term.runs, -term.begins.toordinal()) if term else (True, 0)

    return [
        (f"{card.id}.{partner.uid}", _told(card.title, terms.get(card.id)))
        for card in sorted(partner.channels, key=place)
    ]


def _told(title: str, term: Term | None) -> str:
    """A programme as it is chosen: its title, below it the years and whether they run."""
    if term is None:
        return title
    runs, rests = pgettext("programme", "in force"), pgettext("programme", "not in force")
    state = runs if term.runs else rests
    return format_html('{}<small class="d-block dim">{}, {}</small>', title, term.years, state)
