"""What every claim of a use says about the publication, and the checks that all claims share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhban.exchange.kinds import Medium, Share
from tinhban.exchange.models import Item, Usage
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record
from tinhban.wire.exchange import UsageClaimed

URL_LENGTH = 500
MARK_LENGTH = 40
PARTNERS = 30


@dataclass(frozen=True, kw_only=True)
class Publication:
    """When and where something appeared."""

    used_on: date
    outlet: str
    medium: str = ""
    section: str = ""
    page: str = ""
    url: str = ""
    timecode: str = ""
    share: str = ""
    credit: str = ""
    column: UUID | None = None
    slot: str = ""
    late: bool = False
    about: tuple[UUID, ...] = ()
    sheet: str | None = None

    def checked(self) -> "Publication":
        """As it is stored, or the reason why not."""
        outlet = checks.short(self.outlet, "outlet")
        if not outlet:
            raise RecordRefused(
                _("Say where it appeared: the channel, programme or paper."), field="outlet"
            )
        url = self.url.strip()
        if url and (len(url) > URL_LENGTH or urlsplit(url).scheme not in ("http", "https")):
            raise RecordRefused(
                _(
                    "The address must begin with http:// or https:// and have at most %(limit)d characters."
                )
                % {"limit": URL_LENGTH},
                field="url",
            )
        if self.share and self.share not in Share.values:
            raise RecordRefused(_("Choose how much was used."), field="share")
        if self.medium and self.medium not in Medium.values:
            raise RecordRefused(_("Choose where it appeared."), field="medium")
        if len(self.about) > PARTNERS:
            raise RecordRefused(_("A piece is about at most %(n)d partners.") % {"n": PARTNERS})
        return replace(
            self,
            outlet=outlet,
            url=url,
            section=checks.short(self.section, "section"),
            page=checks.short(self.page, "page", MARK_LENGTH),
            timecode=checks.short(self.timecode, "timecode", MARK_LENGTH),
            credit=checks.short(self.credit, "credit"),
            about=tuple(dict.fromkeys(self.about)),
        )


def refuse_duplicate(same: "QuerySet[Usage]", published: Publication) -> None:
    """One appearance is claimed once; the same thing again that day has another time or page."""
    known = same.filter(
        withdrawn_on=None,
        used_on=published.used_on,
        outlet=published.outlet,
        section=published.section,
        page=published.page,
        timecode=published.timecode,
    ).first()
    if known is not None:
        raise RecordRefused(
            _(
                "This use was claimed before: %(outlet)s, %(day)s. For another broadcast of the same "
                "day give its programme or time."
            )
            % {"outlet": known.outlet, "day": f"{known.used_on:%d/%m/%Y}"},
            field="used_on",
        )


def record_claim(
    uid: UUID,
    published: Publication,
    *,
    kind: str,
    title: str,
    item: Item | None = None,
    version: int | None = None,
    supplier: UUID | None = None,
    refs: Iterable[str] = (),
    by: Person,
    as_: Organisation,
    id: UUID | None,
) -> Usage:
    """Sign the claim; inside `writing`."""
    event = UsageClaimed(
        usage=uid,
        kind=kind,
        title=title,
        used_on=published.used_on,
        outlet=published.outlet,
        medium=published.medium,
        item=item.uid if item else None,
        version=version,
        supplier=supplier,
        section=published.section,
        page=published.page,
        url=published.url,
        timecode=published.timecode,
        share=published.share,
        credit=published.credit,
        column=published.column,
        slot=published.slot,
        late=published.late,
        about=published.about,
        sheet=published.sheet,
    )
    record(event, by=by, as_=as_, refs=refs, id=id)
    return Usage.objects.get(uid=uid)
