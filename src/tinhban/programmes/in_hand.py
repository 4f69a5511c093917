"""Programmes that an office is writing, and those that wait for its signature, for its desk."""

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhban.organisations import permissions
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import PartyRole, Programme, ProgrammeDraft, State
from tinhban.programmes.permissions import Permission
from tinhban.records import in_hand
from tinhban.records.in_hand import InHand

WRITTEN, TO_SIGN = 3, 6


def register() -> None:
    """Stand on the desk after reports and items."""
    in_hand.register_written(30, _drafts)
    in_hand.register_to_sign(10, _to_sign)


def _drafts(reader: Reader) -> list[InHand]:
    drafts = ProgrammeDraft.objects.visible_to(reader).open()[:WRITTEN]
    return [InHand(draft.title, _("Programme"), draft.get_absolute_url()) for draft in drafts]


def _to_sign(reader: Reader) -> list[InHand]:
    as_ = reader.organisation
    if as_ is None or not permissions.allows(reader.person, Permission.SIGN, as_=as_):
        return []
    proposed = Programme.objects.visible_to(reader).with_state(reader.today)
    unsigned = proposed.filter(
        Q(state=State.PROPOSED), parties__organisation=as_.uid, parties__role=PartyRole.PARTY
    ).exclude(signatures__organisation=as_.uid)
    return [InHand(one.title, one.term, one.get_absolute_url()) for one in unsigned[:TO_SIGN]]
