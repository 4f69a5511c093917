"""Load-or-404 gates, and which acts a page offers; a stranger must not learn that a programme exists."""

from uuid import UUID

from django.http import Http404

from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.programmes import queries
from tinhban.programmes.models import Commitment, PartyRole, Programme, ProgrammeDraft, State
from tinhban.programmes.permissions import Permission


def readable_programme(request: ActingRequest, slug: str) -> Programme:
    """The programme with its state, if the acting organisation reads its channel."""
    found = queries.by_slug(slug, request.user, request.acting_as, state_on=request.today)
    if found is None:
        raise Http404
    return found


def readable_commitment(request: ActingRequest, slug: str, uid: UUID) -> Commitment:
    """A commitment of a programme that the acting organisation reads."""
    programme = readable_programme(request, slug)
    found = (
        Commitment.objects.filter(item__programme=programme, uid=uid)
        .select_related("item__programme")
        .prefetch_related("judgements", "countings")
        .first()
    )
    if found is None:
        raise Http404
    return found


def own_draft(request: ActingRequest, uid: UUID) -> ProgrammeDraft:
    """A draft of the acting organisation, proposed or not."""
    drafts = ProgrammeDraft.objects.visible_to(request.reader)
    found = drafts.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def acts_open(request: ActingRequest, programme: Programme) -> dict[str, bool]:
    """Which acts the page offers: of a party whose role allows them, while the programme is open."""
    as_ = request.acting_as
    signing = as_.uid in _signing(programme)
    is_open = signing and programme.state != State.CLOSED
    roles = permissions.roles_for(request.user, as_)
    may = {act.name.lower(): bool(permissions.declared()[act] & roles) for act in Permission}
    signed = any(
        one.organisation == one.recorded_by == as_.uid for one in programme.signatures.all()
    )
    return {
        "sign": is_open and may["sign"] and not signed,
        "type_signature": is_open
        and may["type_signature"]
        and bool(still_to_sign(programme, as_.uid)),
        "plan": is_open and may["plan"],
        "judge": is_open and may["judge"],
        "count": is_open and may["plan"] and programme.proposed_by == as_.uid,
        "close": is_open and may["close"] and programme.proposed_by == as_.uid,
        "roll_over": may["draft"],
    }


def still_to_sign(programme: Programme, but: UUID) -> list[UUID]:
    """The parties without any signature, our own left out: theirs may be typed from paper."""
    signed = {one.organisation for one in programme.signatures.all()}
    return [uid for uid in _signing(programme) if uid not in signed and uid != but]


def _signing(programme: Programme) -> list[UUID]:
    return [p.organisation for p in programme.parties.all() if p.role == PartyRole.PARTY]
