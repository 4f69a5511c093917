"""Collects what goes into the proof bundle of a frozen version, as far as the reader may see it."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.evidence import files
from tinhban.ledger import keys as ledger_keys
from tinhban.ledger import queries as ledger_queries
from tinhban.ledger.queries import KeptEntry
from tinhban.organisations.models import Organisation
from tinhban.proof.bundle import Contents, write
from tinhban.proof.fields import EVERYONE
from tinhban.proof.history import LogName
from tinhban.proof.links import parse_link
from tinhban.proof.standalone import verifier
from tinhban.reviews.models import FrozenReview
from tinhban.reviews.problems import ReviewRefused

STEP = 500  # entries between two words about the progress

Told = Callable[[int], None]


def bundle_of(edition: FrozenReview, as_: Organisation, *, told: Told = lambda done: None) -> bytes:
    """The bytes of the bundle; the same version and reader give the same bytes."""
    require_open(edition, as_)
    logs: dict[LogName, list[tuple[bytes, bytes | None]]] = {}
    done = 0
    for channel in _channels(edition):
        found = _entries(channel, edition)
        for name, log in found.items():
            logs[name] = []
            for entry in sorted(log, key=lambda e: e.seq):
                if done % STEP == 0:
                    told(done)
                logs[name].append((bytes(entry.link), _body(entry, as_)))
                done += 1
    told(done)
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


def require_open(edition: FrozenReview, as_: Organisation) -> None:
    """Refuse a reader who could not check the bundle, and a version that is not whole here."""
    readable = set(ledger_queries.channels_of(as_.uid))
    if closed := [channel for channel in _channels(edition) if channel not in readable]:
        raise ReviewRefused(
            _(
                "These figures count from %d channel that is not open to this organisation. Ask the reporting organisation for the bundle."
            )
            % len(closed)
        )
    for sha256 in (edition.lists, edition.narrative):
        _path(sha256)


def entries_in(edition: FrozenReview) -> int:
    """How many entries belong into the bundle as the logs stand now."""
    elsewhere: list[int] = [
        head["seq"] + 1 for head in edition.heads if head["channel"] != edition.channel
    ]
    here = [head.seq + 1 for head in ledger_queries.heads(edition.channel)]
    return sum(elsewhere) + sum(here)


def _channels(edition: FrozenReview) -> list[str]:
    return sorted({head["channel"] for head in edition.heads} | {edition.channel})


def _entries(channel: str, edition: FrozenReview) -> dict[LogName, list[KeptEntry]]:
    """The chains of a channel: whole where the review lives, elsewhere up to the frozen heads."""
    ends = {
        (head["organisation"], head["epoch"]): head["seq"]
        for head in edition.heads
        if head["channel"] == channel
    }
    found: dict[LogName, list[KeptEntry]] = defaultdict(list)
    for entry in ledger_queries.entries(channel):
        organisation = str(entry.organisation)
        end = ends.get((organisation, entry.epoch), -1)
        if channel == edition.channel or entry.seq <= end:
            found[channel, organisation, entry.epoch].append(entry)
    return found


def _body(entry: KeptEntry, as_: Organisation) -> bytes | None:
    """The body, if it is here and the reader is among those it was written for."""
    if entry.body is None:
        return None
    audience = parse_link(bytes(entry.link)).audience
    readers = {*audience, str(entry.organisation)}
    return bytes(entry.body) if audience == EVERYONE or str(as_.uid) in readers else None


def _stored(sha256: str) -> bytes:
    return _path(sha256).read_bytes()


def _path(sha256: str) -> Path:
    path = files.path_of(sha256)
    if not path.is_file():
        raise ReviewRefused(_("A file of this version is not on this node yet."))
    return path
