"""Reading the whole log again and finding every byte that is not what was signed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pybase64 import b64encode, urlsafe_b64encode

from tinhban.ledger.columns import logs, rows_of
from tinhban.ledger.entries import State
from tinhban.ledger.models import Entry, Epoch, ForkedEntry, OrganisationKey
from tinhban.proof.encoding import Malformed, b64url_bytes, digest
from tinhban.proof.jws import BadSignature, verify_jws
from tinhban.proof.keys import KeyConflict, WeakKey, read_statement
from tinhban.proof.links import (
    NOWHERE,
    Mismatch,
    match_body,
    parse_link,
)
from tinhban.proof.spelling import link_header, payload_start

Progress = Callable[[int, int], None]

_STATES = frozenset(str(state) for state in State)
_BODY_START = b'{"specversion":"1.0","id":"'
LINK, BODY = 10, 11  # places in a row of `columns.rows_of`
_BODILESS = frozenset((State.WITHHELD, State.ERASED, State.DISPUTED, State.VOID))


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is not what was signed, and where it stands."""

    channel: str
    organisation: str
    epoch: str
    seq: int
    hash: str
    what: str


@dataclass(kw_only=True)
class Audit:
    """What an audit has read and found."""

    full: bool
    entries: int = 0
    not_disclosed: int = 0
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        return not self.problems


def audit(progress: Progress | None = None, *, full: bool = False) -> Audit:
    """Check every chain, digest and column; with `full` every signature and every body too."""
    started = time.perf_counter()
    report = Audit(full=full)
    keys = _keys(report)
    heads = {
        (row.channel, str(row.organisation), row.epoch): (row.head_seq, row.head_hash)
        for row in Epoch.objects.all()
    }
    total = Entry.objects.count() if progress else 0
    for channel, organisation, epoch in logs():
        log = _Log(report, channel, organisation, epoch, keys if full else None)
        for rows in rows_of(channel, organisation, epoch):
            log.read(rows)
            if progress is not None:
                progress(report.entries + log.entries, total)
        report.entries += log.entries
        log.end(heads.pop((channel, organisation, epoch), None))
    for (channel, organisation, epoch), (seq, name) in heads.items():
        log = _Log(report, channel, organisation, epoch, None)
        log.problem(seq, name, "an epoch without its entries")
    _check_branches(report)
    report.seconds = time.perf_counter() - started
    return report


class _Log:
    """One epoch of one organisation, read in order."""

    def __init__(
        self,
        report: Audit,
        channel: str,
        organisation: str,
        epoch: str,
        keys: dict[tuple[str, int], bytes] | None,
    ) -> None:
        self.entries = 0
        self._report = report
        self._place = (channel, organisation, epoch)
        self._keys = keys
        self._expected_seq = 0
        self._expected_prev = NOWHERE
        self._headers: dict[int, bytes] = {}
        start = payload_start(
            channel=channel,
            organisation=organisation,
            epoch=epoch,
            seq=0,
            previous="",
            type="",
            at=0,
            body_hash="",
            body_size=0,
        )
        self._before = start[: start.index('"seq":') + len('"seq":')]

    def read(self, rows: list[tuple[Any, ...]]) -> None:
        """Check entries: by comparing them with our own spelling, or else one by one."""
        self.entries += len(rows)
        if self._keys is not None:
            for row in rows:
                self._read_closely(row)
                self._check_signature(row)
            return
        # The plain alphabet is faster, and the same for what a payload of ours consists of.
        before, headers, base64 = self._before, self._headers, b64encode
        seq_now, prev_now = self._expected_seq, self._expected_prev
        said = zip(rows, _digests(rows, LINK), _digests(rows, BODY), strict=True)
        for row, link_hash, body_hash in said:
            seq, name, prev, kind, stamp, number, membership, refs, critical = row[:9]
            intention, link, body, state = row[9:]
            # Written out and in one expression: this loop is what a night's audit consists of.
            if (
                body is not None
                and seq == seq_now
                and prev == prev_now
                and name == link_hash
                and not critical
                and state in _STATES
                and body[:27] == _BODY_START
                and body[27:63].replace(b"-", b"") == intention
                and link[:-87]
                == headers.get(number, b"")
                + base64(
                    f'{before}{seq},"prev":"{prev}","typ":"{kind}","at":{stamp},'
                    f'"bh":"{body_hash}","bn":{len(body)},"aud":["*"],'
                    f'"mem":"{membership}","refs":[{_quoted(refs) if refs else ""}],'
                    '"blobs":[],"crit":[]}'.encode()
                ).rstrip(b"=")
            ):
                seq_now, prev_now = seq + 1, name
                continue
            self._expected_seq, self._expected_prev = seq_now, prev_now
            self._read_closely(row)
            seq_now, prev_now = self._expected_seq, self._expected_prev
        self._expected_seq, self._expected_prev = seq_now, prev_now

    def _read_closely(self, row: tuple[Any, ...]) -> None:
        seq, name, prev, _, _, number = row[:6]
        link, body, state = row[10:]
        if number not in self._headers:
            self._headers[number] = b64url_bytes(link_header(self._place[1], number)) + b"."
        if digest(link) != name:
            self.problem(seq, name, "the link is not the one of this hash")
        if seq != self._expected_seq or prev != self._expected_prev:
            self.problem(seq, name, "the chain is broken here")
        self._expected_seq, self._expected_prev = seq + 1, name
        if state not in _STATES or (body is None and state not in _BODILESS):
            self.problem(seq, name, "a state that cannot be")
        if body is None:
            self._report.not_disclosed += 1
        self._compare_parsed(row)

    def end(self, head: tuple[int, str] | None) -> None:
        """The log must end where the epoch says."""
        if head != (self._expected_seq - 1, self._expected_prev):
            self.problem(
                self._expected_seq, self._expected_prev, "the log does not end at its head"
            )

    def problem(self, seq: int, name: str, what: str) -> None:
        channel, organisation, epoch = self._place
        self._report.problems.append(
            Problem(
                channel=channel,
                organisation=organisation,
                epoch=epoch,
                seq=seq,
                hash=name,
                what=what,
            )
        )

    def _compare_parsed(self, row: tuple[Any, ...]) -> None:
        seq, name, prev, kind, stamp, number, membership, refs, critical, intention = row[:10]
        raw, body = bytes(row[10]), row[11]
        channel, organisation, epoch = self._place
        try:
            link = parse_link(raw)
            read = None if body is None else match_body(link, bytes(body))
        except (Malformed, Mismatch) as error:
            self.problem(seq, name, str(error))
            return
        said = (
            link.channel,
            str(link.organisation),
            link.epoch,
            link.seq,
            link.previous,
            link.type,
            link.at,
            link.key_number,
            link.membership,
            " ".join(link.refs),
            " ".join(link.critical),
        )
        kept = (channel, organisation, epoch, seq, prev, kind, stamp, number, membership)
        if said != (*kept, refs, critical):
            self.problem(seq, name, "a column differs from the signed link")
        if read is not None and read.id.hex.encode() != intention:
            self.problem(seq, name, "a column differs from the signed body")

    def _check_signature(self, row: tuple[Any, ...]) -> None:
        seq, name, number, raw, body = row[0], row[1], row[5], bytes(row[10]), row[11]
        key = (self._keys or {}).get((self._place[1], number))
        try:
            if key is None:
                raise BadSignature("the key of this entry is not known")
            verify_jws(raw, key)
            if body is not None:
                match_body(parse_link(raw), bytes(body))
        except (BadSignature, Malformed, Mismatch) as error:
            self.problem(seq, name, str(error))


def _digests(rows: list[tuple[Any, ...]], column: int) -> list[str]:
    """`digest` of the bytes in a column, encoded in one go: 32 bytes and a zero are 44 letters."""
    raw = b"".join([sha256(row[column] or b"").digest() + b"\0" for row in rows])
    letters = urlsafe_b64encode(raw).decode()
    return [letters[at : at + 43] for at in range(0, len(letters), 44)]


def _quoted(refs: str) -> str:
    return '"' + refs.replace(" ", '","') + '"'


def _keys(report: Audit) -> dict[tuple[str, int], bytes]:
    keys: dict[tuple[str, int], bytes] = {}
    for row in OrganisationKey.objects.all():
        public = bytes(row.public)
        keys[str(row.organisation), row.number] = public
        try:
            said = read_statement(bytes(row.statement))
            kept = (row.organisation, row.number, public, bytes(row.root), row.successor, row.demo)
            if kept != (
                said.organisation,
                said.key_number,
                said.key,
                said.root,
                said.successor,
                said.demo,
            ):
                raise KeyConflict("a key differs from the statement of its root key")
        except (BadSignature, Malformed, Mismatch, WeakKey, KeyConflict) as error:
            log = _Log(report, "", str(row.organisation), "", None)
            log.problem(row.number, "", str(error))
    return keys


def _check_branches(report: Audit) -> None:
    for row in ForkedEntry.objects.all().iterator():
        link, body = bytes(row.link), row.body
        log = _Log(report, row.channel, str(row.organisation), row.epoch, None)
        try:
            read = parse_link(link)
            if body is not None:
                match_body(read, bytes(body))
        except (Malformed, Mismatch) as error:
            log.problem(row.seq, row.hash, str(error))
            continue
        said = (read.hash, read.channel, read.organisation, read.epoch, read.seq, read.previous)
        if said != (row.hash, row.channel, row.organisation, row.epoch, row.seq, row.prev):
            log.problem(row.seq, row.hash, "a column differs from the signed link")
