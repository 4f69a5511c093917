"""Drafts inside one office: save, discard, and prepare the next term from this one."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.organisations.reader import Reader
from tinhban.programmes.drafts import carried_over, terms_of_programme, write_terms
from tinhban.programmes.models import Programme, ProgrammeDraft
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import ProgrammeRefused
from tinhban.programmes.terms import Terms, check_draft


def save_draft(
    *,
    terms: Terms,
    by: Person,
    as_: Organisation,
    draft: ProgrammeDraft | None = None,
    uid: UUID | None = None,
) -> ProgrammeDraft:
    """Keep terms in preparation; nobody outside the office sees them."""
    permissions.require(by, Permission.DRAFT, as_=as_)
    terms = terms.cleaned()
    check_draft(terms)
    with transaction.atomic():
        if draft is None and uid:
            draft = ProgrammeDraft.objects.filter(pk=uid, organisation=as_).first()
        if draft is None:
            # A name that another office uses already is no name for ours.
            taken = uid is None or ProgrammeDraft.objects.filter(pk=uid).exists()
            draft = ProgrammeDraft(
                organisation=as_, created_by=by, **({} if taken else {"uid": uid})
            )
        else:
            draft = _open_draft(draft, as_)
        write_terms(draft, terms)
        draft.save()
    return draft


def discard_draft(*, draft: ProgrammeDraft, by: Person, as_: Organisation) -> None:
    """Throw away a draft that was never proposed."""
    permissions.require(by, Permission.DRAFT, as_=as_)
    with transaction.atomic():
        _open_draft(draft, as_).delete()


def roll_over(*, programme: Programme, by: Person, as_: Organisation) -> ProgrammeDraft:
    """A draft for the term that follows, with the same items; a second call finds the first draft."""
    permissions.require(by, Permission.DRAFT, as_=as_)
    if not Programme.objects.visible_to(Reader.of(by, as_)).filter(pk=programme.pk).exists():
        raise ProgrammeRefused(_("This programme is not open to the organisation you act for."))
    terms = carried_over(terms_of_programme(programme), on=today_for(as_))
    draft = ProgrammeDraft(organisation=as_, created_by=by, rolled_from=programme.uid)
    write_terms(draft, terms)
    with transaction.atomic():
        kept = ProgrammeDraft.objects.select_for_update().filter(
            organisation=as_, rolled_from=programme.uid
        )
        if (earlier := kept.first()) is not None:
            return earlier
        draft.save()
    return draft


def _open_draft(draft: ProgrammeDraft, as_: Organisation) -> ProgrammeDraft:
    """The draft as it stands now, locked; one that was proposed is no longer a draft."""
    held = ProgrammeDraft.objects.select_for_update().filter(uid=draft.uid, organisation=as_)
    current = held.first()
    if current is None:
        raise ProgrammeRefused(_("This draft belongs to another organisation, or was discarded."))
    if current.proposed_at is not None:
        raise ProgrammeRefused(_("This draft has been proposed and can no longer be changed."))
    return current
