"""Collects what goes into the proof bundle of a frozen version, as far as the reader may see it."""

from collections import defaultdict
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.evidence import files
from tinhban.ledger import keys as ledger_keys
from tinhban.ledger import queries as ledger_queries
from tinhban.ledger.queries import Entry
from tinhban.organisations.models import Organisation
from tinhban.proof.bundle import Contents, write
from tinhban.proof.history import LogName
from tinhban.proof.links import EVERYONE, parse_link
from tinhban.proof.standalone import verifier
from tinhban.reviews.models import FrozenReview
from tinhban.reviews.problems import ReviewRefused


def bundle_of(edition: FrozenReview, as_: Organisation) -> bytes:
    """The bytes of the bundle; the same version and reader give the same bytes."""
    channels = sorted({head["channel"] for head in edition.heads} | {edition.channel})
    readable = set(ledger_queries.channels_of(as_.uid))
    if closed := [channel for channel in channels if channel not in readable]:
        raise ReviewRefused(
            _(
                "These figures count from %d channel that is not open to this organisation. Ask the reporting organisation for the bundle."
            )
            % len(closed)
        )
    logs: dict[LogName, list[tuple[bytes, bytes | None]]] = {}
    for channel in channels:
        logs.update(_logs(channel, edition, as_))
    organisations = {organisation for _channel, organisation, _epoch in logs}
    return write(
        Contents(
            frozen=edition.entry_hash,
            logs=logs,
            statements={one: ledger_keys.statements_of(UUID(one)) for one in organisations},
            lists=_stored(edition.lists),
            narrative=_stored(edition.narrative),
            verifier=verifier(),
            demo=ledger_queries.is_demo(edition.channel),
        )
    )


def file_name(edition: FrozenReview, slug: str) -> str:
    """goi-minh-chung-<programme>-<period>-ban-1.zip; a demonstration says so in the name."""
    demo = "-TRINH-DIEN" if ledger_queries.is_demo(edition.channel) else ""
    period = edition.period.replace("..", "-den-")
    return f"goi-minh-chung-{slug}-{period}-ban-{edition.version}{demo}.zip"


def _logs(
    channel: str, edition: FrozenReview, as_: Organisation
) -> dict[LogName, list[tuple[bytes, bytes | None]]]:
    """The chains of a channel: whole where the review lives, elsewhere up to the frozen heads."""
    ends = {
        (head["organisation"], head["epoch"]): head["seq"]
        for head in edition.heads
        if head["channel"] == channel
    }
    found: dict[LogName, list[Entry]] = defaultdict(list)
    for entry in ledger_queries.entries(channel):
        organisation = str(entry.organisation)
        end = ends.get((organisation, entry.epoch), -1)
        if channel == edition.channel or entry.seq <= end:
            found[channel, organisation, entry.epoch].append(entry)
    return {
        name: [(bytes(entry.link), _body(entry, as_)) for entry in sorted(log, key=lambda e: e.seq)]
        for name, log in found.items()
    }


def _body(entry: Entry, as_: Organisation) -> bytes | None:
    """The body, if it is here and the reader is among those it was written for."""
    if entry.body is None:
        return None
    audience = parse_link(bytes(entry.link)).audience
    readers = {*audience, str(entry.organisation)}
    return bytes(entry.body) if audience == EVERYONE or str(as_.uid) in readers else None


def _stored(sha256: str) -> bytes:
    path = files.path_of(sha256)
    if not path.is_file():
        raise ReviewRefused(_("A file of this version is not on this node yet."))
    return path.read_bytes()
