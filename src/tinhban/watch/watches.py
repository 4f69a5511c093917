"""What an office watches: added, changed, put to rest, run at once."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhban.exchange.kinds import Medium
from tinhban.exchange.permissions import Permission
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.channels import channels
from tinhban.records.refusals import RecordRefused
from tinhban.watch import jobs
from tinhban.watch.addresses import host_of
from tinhban.watch.models import Source, Watch
from tinhban.watch.refusals import Trouble
from tinhban.watch.sources import folder_of

MOST = 50
# The other columns are the job's, which may be at work meanwhile.
FIELDS = ("outlet", "medium", "source", "address", "active", "etag", "last_modified")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person fills in about a source."""

    publisher: UUID
    outlet: str
    source: str
    address: str
    medium: str = ""
    active: bool = True


def publishers(organisation: Organisation) -> list[UUID]:
    """Whose publications may be watched: our own, and those of partners we exchange with."""
    partners = {uid for card in channels(organisation.uid) for uid in card.partners}
    return [organisation.uid, *sorted(partners)]


def save_watch(
    *, wanted: Wanted, by: Person, as_: Organisation, watch: Watch | None = None
) -> Watch:
    """Add a source, or change one."""
    permissions.require(by, Permission.WATCH, as_=as_)
    if watch is not None and watch.organisation_id != as_.uid:
        raise permissions.PermissionDenied(_("Only who watches may change this."))
    watch = watch or Watch(organisation=as_, created_by=by)
    if watch._state.adding and Watch.objects.filter(organisation=as_).count() >= MOST:
        raise RecordRefused(_("An office watches at most %(limit)d sources.") % {"limit": MOST})
    _fill(watch, wanted, as_)
    try:
        with transaction.atomic():
            watch.save(update_fields=None if watch._state.adding else FIELDS)
    except IntegrityError:
        raise RecordRefused(_("This source is watched already."), field="address") from None
    return watch


def _fill(watch: Watch, wanted: Wanted, as_: Organisation) -> None:
    if not watch._state.adding and wanted.publisher != watch.publisher:
        raise RecordRefused(
            _("Whose outlet it is cannot be changed; add another source."), field="publisher"
        )
    if wanted.publisher not in publishers(as_):
        raise RecordRefused(
            _("Choose our own organisation or a partner of a programme."), field="publisher"
        )
    if wanted.source not in Source.values:
        raise RecordRefused(_("Choose the kind of the source."), field="source")
    if wanted.medium and wanted.medium not in Medium.values:
        raise RecordRefused(_("Choose where it appeared."), field="medium")
    outlet = checks.short(wanted.outlet, "outlet")
    if not outlet:
        raise RecordRefused(
            _("Say where it appeared: the channel, programme or paper."), field="outlet"
        )
    address = checks.short(wanted.address, "address", 500)
    if (address, wanted.source) != (watch.address, watch.source):
        watch.etag = watch.last_modified = ""
    watch.publisher, watch.outlet, watch.medium = wanted.publisher, outlet, wanted.medium
    watch.source, watch.address, watch.active = wanted.source, address, wanted.active
    try:
        if wanted.source == Source.FOLDER:
            folder_of(watch)
        else:
            host_of(address)
    except Trouble as trouble:
        raise RecordRefused(trouble, field="address") from trouble


def scan_now(*, watch: Watch, by: Person, as_: Organisation) -> bool:
    """Run it now; False when it is running already."""
    permissions.require(by, Permission.WATCH, as_=as_)
    if watch.organisation_id != as_.uid:
        raise permissions.PermissionDenied(_("Only who watches may change this."))
    with transaction.atomic():
        return jobs.ask_for_run(Watch.objects.get(pk=watch.pk))
