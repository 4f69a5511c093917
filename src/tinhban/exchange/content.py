"""What an item says, before it is an event: checked once, named by its hash."""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.kinds import SECTOR_LENGTH, TEXT_BYTES, TITLE_LENGTH, Kind, Medium
from tinhban.exchange.models import ItemVersion
from tinhban.foundation import text as vietnamese
from tinhban.records.checks import short
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.wire.exchange import File, Rights

LONGEST = 24 * 3600
FILES = 20


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that a version of an item carries."""

    kind: str
    title: str
    text: str = ""
    sector_field: str = ""
    length: int | None = None
    language: str = "vi"
    embargo_until: datetime | None = None
    rights: Rights = field(default_factory=Rights)
    credit: str = ""
    files: tuple[File, ...] = ()


def content_hash(title: str, text: str, files: Iterable[str]) -> str:
    """The name of what is read and seen: title, text and the hashes of the files."""
    plain = json.dumps([title, text, sorted(files)], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(plain.encode()).digest()).rstrip(b"=").decode()


def hash_of(content: Content) -> str:
    return content_hash(content.title, content.text, (f.sha256 for f in content.files))


def arrived_hash(version: ItemVersion) -> str:
    """The hash of what is stored here, computed again."""
    return content_hash(version.title, version.text, (f["sha256"] for f in version.files))


def of_version(version: ItemVersion) -> Content:
    """A version as content again, to be corrected."""
    return Content(
        kind=version.kind,
        title=version.title,
        text=version.text,
        sector_field=version.sector_field,
        length=version.length,
        language=version.language,
        embargo_until=version.embargo_until,
        rights=read_rights(version.rights),
        credit=version.credit,
        files=read_files(version.files),
    )


def read_rights(plain: dict[str, Any]) -> Rights:
    """Rights from their stored form."""
    until = plain.get("until")
    return Rights(
        media=tuple(plain.get("media") or ()),
        organisations=tuple(UUID(str(o)) for o in plain.get("organisations") or ()),
        until=date.fromisoformat(until) if until else None,
        note=plain.get("note") or "",
    )


def read_files(plain: Iterable[dict[str, Any]]) -> tuple[File, ...]:
    return tuple(
        File(sha256=f["sha256"], size=f["size"], media_type=f["media_type"], name=f["name"])
        for f in plain
    )


def checked(content: Content) -> Content:
    """The content as it is stored (composed letters, no stray space), or the reason why not."""
    title = vietnamese.clean_cell(content.title)
    text = vietnamese.nfc(content.text).replace("\r\n", "\n").strip()
    if not title:
        raise RecordRefused(_("The item has no title."), field="title")
    if len(title) > TITLE_LENGTH:
        raise RecordRefused(
            _("The title is longer than %(limit)d characters.") % {"limit": TITLE_LENGTH},
            field="title",
        )
    if content.kind not in Kind.values:
        raise RecordRefused(_("Choose the kind of the item."), field="kind")
    if not text and not content.files and content.kind in (Kind.NEWS_ITEM, Kind.ARTICLE):
        raise RecordRefused(_("A news item or an article needs its text."), field="text")
    if len(text.encode()) > TEXT_BYTES:
        raise RecordRefused(
            _("The text is longer than %(limit)d KB. Put the rest into a file.")
            % {"limit": TEXT_BYTES // 1000},
            field="text",
        )
    checked_length(content.length)
    if any(m not in Medium.values for m in content.rights.media):
        raise RecordRefused(_("Choose where the item may appear."), field="media_allowed")
    if len(content.rights.note) > NOTE_LENGTH:
        raise RecordRefused(
            _("The note is longer than %(limit)d characters.") % {"limit": NOTE_LENGTH},
            field="rights_note",
        )
    if len(content.files) > FILES:
        raise RecordRefused(
            _("An item has at most %(limit)d files.") % {"limit": FILES}, field="files"
        )
    return Content(
        kind=content.kind,
        title=title,
        text=text,
        sector_field=short(content.sector_field, "sector_field", SECTOR_LENGTH),
        length=content.length,
        language=content.language[:20],
        embargo_until=content.embargo_until,
        rights=content.rights,
        credit=short(content.credit, "credit"),
        files=content.files,
    )


def checked_length(length: int | None) -> None:
    """A length is none, or between a second and a day."""
    if length is not None and not 0 < length <= LONGEST:
        raise RecordRefused(_("The length must be between 1 second and 24 hours."), field="length")
