"""What a person says to a suspected use: each said once, and only a claim goes into the book."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhban.exchange import actions
from tinhban.exchange.actions.claims import URL_LENGTH, Publication
from tinhban.exchange.kinds import Share
from tinhban.exchange.models import Item, Usage
from tinhban.exchange.permissions import Permission
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import writing
from tinhban.watch import again, jobs
from tinhban.watch.comparing import is_same
from tinhban.watch.models import CommonPassage, SuspectedUse, SuspicionState

WHOLE = 800  # thousandths of the shorter text
State = SuspicionState


def publication_of(suspected: SuspectedUse, used_on: date | None = None) -> Publication:
    """What the article tells of itself; the person may put it right before it is signed."""
    article = suspected.article
    used_on = used_on or suspected.published_on
    if used_on is None:
        raise RecordRefused(
            _("The article tells no day. Write the day on which it appeared."), field="used_on"
        )
    on_web = article.is_on_the_web and len(article.url) <= URL_LENGTH
    return Publication(
        used_on=used_on,
        outlet=article.watch.outlet,
        medium=article.watch.medium,
        url=article.url if on_web else "",
        share=share_of(suspected),
    )


def share_of(suspected: SuspectedUse) -> str:
    """How much of the item was used, by what is found of it."""
    return (Share.WHOLE if suspected.containment >= WHOLE else Share.PART).value


def confirm(
    *,
    suspected: SuspectedUse,
    publication: Publication,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Usage:
    """Declare our use of the partner's item; one that the book has already is linked, not doubled."""
    _only_ours(suspected, as_)
    if not suspected.is_ours:
        raise RecordRefused(
            _("This is a publication of the partner; only the partner declares its use.")
        )
    item = Item.objects.filter(uid=suspected.item).first()
    if item is None:
        raise RecordRefused(_("The item is no longer on this node."))
    with writing(item.channel, Permission.USE, by=by, as_=as_):
        now = SuspectedUse.objects.get(pk=suspected.pk)
        if now.usage is not None:
            stands = Usage.objects.filter(uid=now.usage, withdrawn_on=None).first()
            if stands is not None:
                return stands
        published = publication.checked()
        usage = _in_the_book(now, published, as_) or actions.claim_usage(
            item=item, publication=published, by=by, as_=as_, id=id
        )
        _decide(now, State.CONFIRMED, by, usage=usage.uid)
        _answer_twins(now, by, usage)
        return usage


def _answer_twins(now: SuspectedUse, by: Person, usage: Usage) -> None:
    """The same page found by another source of ours: one appearance, asked about once."""
    twins = SuspectedUse.objects.filter(
        organisation=now.organisation_id,
        publisher=now.publisher,
        item=now.item,
        article__url=now.article.url,
        state=State.SUSPECTED,
    )
    if now.article.is_on_the_web:
        twins.update(state=State.CONFIRMED, usage=usage.uid, decided_by=by, decided_at=time.now())


def _in_the_book(
    suspected: SuspectedUse, published: Publication, as_: Organisation
) -> Usage | None:
    uses = Usage.objects.filter(item_id=suspected.item, used_by=as_.uid, withdrawn_on=None)
    url = published.url or suspected.article.url
    return next(
        (
            usage
            for usage in uses.order_by("used_on", "uid")
            if is_same(usage, url, published.used_on, published.outlet)
        ),
        None,
    )


def reject(*, suspected: SuspectedUse, by: Person, as_: Organisation) -> None:
    """The article did not use the item."""
    _close(suspected, State.REJECTED, by, as_)


def note(*, suspected: SuspectedUse, by: Person, as_: Organisation) -> None:
    """A partner's publication of our item: known to us, said to nobody."""
    if suspected.is_ours:
        raise RecordRefused(_("This is a publication of our own: declare its use or reject it."))
    _close(suspected, State.KNOWN, by, as_)


def call_common(*, suspected: SuspectedUse, by: Person, as_: Organisation) -> None:
    """What the two share is text that many have: it is not to be told again."""
    with transaction.atomic():
        if not _close(suspected, State.COMMON, by, as_):
            return
        text = suspected.article.text
        CommonPassage.objects.bulk_create(
            CommonPassage(organisation=as_, said_of=suspected, text=text[a0:a1])
            for a0, a1, _i0, _i1 in suspected.spans
        )
        again.for_called_common(as_.uid)
        work.enqueue_once(jobs.COMPARE)


def reopen(*, suspected: SuspectedUse, by: Person, as_: Organisation) -> None:
    """Take back what was said, unless it stands in the book."""
    permissions.require(by, Permission.WATCH, as_=as_)
    _only_ours(suspected, as_)
    with transaction.atomic():
        said = SuspectedUse.objects.filter(pk=suspected.pk, state__in=State.said())
        taken_back = said.exclude(decided_by=None).update(
            state=State.SUSPECTED, decided_by=None, decided_at=None
        )
        if not taken_back:
            raise RecordRefused(_("This can no longer be taken back."))
        learnt = CommonPassage.objects.filter(said_of=suspected.pk)
        first = learnt.order_by("said_at").first()
        if first is not None:
            learnt.delete()
            again.for_no_longer_common(as_.uid, first.said_at)
            work.enqueue_once(jobs.COMPARE)


def _only_ours(suspected: SuspectedUse, as_: Organisation) -> None:
    if suspected.organisation_id != as_.uid:
        raise permissions.PermissionDenied(_("Only who watches may decide."))


def _close(suspected: SuspectedUse, state: State, by: Person, as_: Organisation) -> bool:
    """Whether this is the first time that it is said."""
    permissions.require(by, Permission.WATCH, as_=as_)
    _only_ours(suspected, as_)
    now = SuspectedUse.objects.get(pk=suspected.pk)
    if now.state == state:
        return False
    _decide(now, state, by)
    return True


def _decide(now: SuspectedUse, state: State, by: Person, usage: UUID | None = None) -> None:
    """Whoever is first decides; the second is told."""
    # A use may be declared anew after its claim was taken back.
    open_ = (State.SUSPECTED, State.CONFIRMED) if usage else (State.SUSPECTED,)
    changed = SuspectedUse.objects.filter(pk=now.pk, state__in=open_).update(
        state=state, usage=usage, decided_by=by, decided_at=time.now()
    )
    if not changed:
        raise RecordRefused(_("Somebody has decided this meanwhile."))
