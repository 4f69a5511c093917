"""The chain of one epoch: which link may stand behind which, and a whole log read without a database."""

from collections.abc import Iterable
from enum import Enum

from tinhban.proof.keys import KeyRing
from tinhban.proof.links import NOWHERE, Body, Link, Mismatch, parse_link, verify_entry
from tinhban.wire.channels import GENESIS, LOG_OPEN
from tinhban.wire.refusals import EntryRefused


class BrokenChain(EntryRefused):
    """An entry that cannot stand where it says it stands."""


class Place(Enum):
    """Where a link stands in relation to the last one that is known."""

    NEXT = "next"
    GAP = "gap"  # entries between are missing
    BESIDE = "beside"  # at the position of a known entry
    ELSEWHERE = "elsewhere"  # the next position, behind another entry than ours


def check_opening(link: Link) -> None:
    """An epoch begins with its opening entry, with nothing before it, and has no second one."""
    first = link.seq == 0
    if first != (link.type in (GENESIS, LOG_OPEN)) or first != (link.previous == NOWHERE):
        raise BrokenChain("an epoch begins with its opening entry, and only there")


def place_of(link: Link, *, last_seq: int, last_hash: str) -> Place:
    """The place of a link in a log whose last entry is known (seq -1 and NOWHERE: empty)."""
    if link.seq > last_seq + 1:
        return Place.GAP
    if link.seq <= last_seq:
        return Place.BESIDE
    return Place.NEXT if link.previous == last_hash else Place.ELSEWHERE


def verify_chain(
    entries: Iterable[tuple[bytes, bytes | None]], ring: KeyRing
) -> list[tuple[Link, Body | None]]:
    """Read one epoch from its first entry: signatures, bodies, positions; raise at the first fault."""
    read: list[tuple[Link, Body | None]] = []
    log: tuple[object, ...] | None = None
    last_seq, last_hash = -1, NOWHERE
    for raw, raw_body in entries:
        kid = parse_link(raw).kid
        link, body = verify_entry(raw, raw_body, ring.key(kid))
        check_opening(link)
        here = (link.channel, link.organisation, link.epoch)
        if log is not None and here != log:
            raise Mismatch("an entry of another log")
        if place_of(link, last_seq=last_seq, last_hash=last_hash) is not Place.NEXT:
            raise BrokenChain(f"entry {link.seq} does not follow entry {last_seq}")
        log, last_seq, last_hash = here, link.seq, link.hash
        read.append((link, body))
    return read
