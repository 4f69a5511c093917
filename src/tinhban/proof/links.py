"""One entry as it travels: a signed link (JWS, Ed25519) and the body whose digest the link carries."""

import json
from typing import Any, NamedTuple
from uuid import UUID

from tinhban.proof import fields
from tinhban.proof.encoding import MAX_INTEGER, Malformed, b64url, digest, read_json, unb64url
from tinhban.proof.fields import EVERYONE, MAX_AUDIENCE, MAX_BLOBS, MAX_REFS, Blob
from tinhban.proof.jws import read_header, sign_jws, verify_jws
from tinhban.proof.spelling import LINK_TYPE, Said, link_header, payload_start, read_as_spelled
from tinhban.wire.channels import GENESIS
from tinhban.wire.refusals import EntryRefused

MAX_LINK = 8 * 1024
MAX_BODY = 64 * 1024
MAX_AT = 253402300799  # the last second of the year 9999
NOWHERE = "0" * 43
# A genesis cannot name its own hash: its link says NOWHERE, its channel is its hash.

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_FIELDS = frozenset("v ch org ep seq prev typ at bh bn aud mem refs blobs crit".split())  # noqa: SIM905 - as in the format


class Mismatch(EntryRefused):
    """Link, body and key that do not belong together."""


class Link(NamedTuple):
    """What a link says; `hash` is the digest of `raw`, its exact bytes."""

    raw: bytes
    hash: str
    organisation: UUID
    key_number: int
    channel: str
    epoch: str
    seq: int
    previous: str
    type: str
    at: int
    body_hash: str
    body_size: int
    audience: tuple[str, ...]
    membership: str
    refs: tuple[str, ...]
    blobs: tuple[Blob, ...]
    critical: tuple[str, ...]

    @property
    def kid(self) -> str:
        return f"{self.organisation}#{self.key_number}"


class Body(NamedTuple):
    """What a body says, as a CloudEvents 1.0 JSON event."""

    id: UUID
    organisation: UUID
    type: str
    time: str
    data: dict[str, Any]


def build_link(
    *,
    seed: bytes,
    organisation: UUID,
    key_number: int,
    channel: str,
    epoch: str,
    seq: int,
    previous: str,
    type: str,
    at: int,
    body: bytes,
    audience: tuple[str, ...] = EVERYONE,
    membership: str = NOWHERE,
    refs: tuple[str, ...] = (),
    blobs: tuple[Blob, ...] = (),
) -> Link:
    """The signed link of a body."""
    if len(refs) > MAX_REFS or len(blobs) > MAX_BLOBS or len(audience) > MAX_AUDIENCE:
        raise Malformed("too many refs, blobs or readers")
    author, body_hash = str(organisation), digest(body)
    start = payload_start(
        channel=channel,
        organisation=author,
        epoch=epoch,
        seq=seq,
        previous=previous,
        type=type,
        at=at,
        body_hash=body_hash,
        body_size=len(body),
    )
    readers = '"*"' if audience == EVERYONE else ",".join(f'"{reader}"' for reader in audience)
    causes = ",".join([f'"{ref}"' for ref in refs])
    files = ",".join([_spell_blob(blob) for blob in blobs])
    payload = (
        f'{start},"aud":[{readers}],"mem":"{membership}","refs":[{causes}],'
        f'"blobs":[{files}],"crit":[]}}'
    )
    raw = sign_jws(link_header(author, key_number), payload.encode(), seed)
    if len(raw) > MAX_LINK:
        raise Malformed(f"a link of {len(raw)} bytes: more than {MAX_LINK}")
    hash_of_link = digest(raw)
    return Link(
        raw=raw,
        hash=hash_of_link,
        organisation=organisation,
        key_number=key_number,
        channel=hash_of_link if channel == NOWHERE else channel,
        epoch=epoch,
        seq=seq,
        previous=previous,
        type=type,
        at=at,
        body_hash=body_hash,
        body_size=len(body),
        audience=audience,
        membership=membership,
        refs=refs,
        blobs=blobs,
        critical=(),
    )


def _spell_blob(blob: Blob) -> str:
    # The one part of a link that comes from a form.
    said = {"h": blob.sha256, "n": blob.size, "mt": blob.media_type}
    fields.blob(said)
    return f'{{"h":"{blob.sha256}","n":{blob.size},"mt":"{blob.media_type}"}}'


def build_body(
    *, id: UUID, organisation: UUID, type: str, time: str, salt: bytes, data: dict[str, Any]
) -> bytes:
    """The CloudEvents bytes of an event; the salt keeps a hidden body from being guessed."""
    text = _ENCODER.encode(data)
    raw = (
        f'{{"specversion":"1.0","id":"{id}","source":"urn:tinhban:org:{organisation}",'
        f'"type":"{type}","time":"{time}","datacontenttype":"application/json",'
        f'"tbsalt":"{b64url(salt)}","data":{text}}}'
    ).encode()
    if len(raw) > MAX_BODY:
        raise Malformed(f"a body of {len(raw)} bytes: more than {MAX_BODY}")
    return raw


def parse_link(raw: bytes) -> Link:
    """Read a link strictly, limits first; says nothing about its signature."""
    if len(raw) > MAX_LINK:
        raise Malformed(f"a link of {len(raw)} bytes: more than {MAX_LINK}")
    parts = raw.split(b".")
    if len(parts) != 3 or len(parts[2]) != 86:
        raise Malformed("a link is header.payload.signature")
    organisation, key_number = read_header(parts[0], LINK_TYPE)
    if key_number == "root":
        raise Mismatch("a root key signs no links")
    payload = unb64url(parts[1])
    said = read_as_spelled(payload) or _read_payload(payload)
    if said.organisation != organisation:
        raise Mismatch("the key belongs to another organisation")
    if len(said.type) > fields.MAX_TEXT or said.body_size > MAX_BODY or len(said.refs) > MAX_REFS:
        raise Malformed("typ, bn or refs is out of range")
    if len(set(said.refs)) != len(said.refs):
        raise Malformed("refs names an entry twice")
    hash_of_link = digest(raw)
    return Link(
        raw=raw,
        hash=hash_of_link,
        organisation=fields.uuid(organisation),
        key_number=int(key_number),
        channel=_channel(said, hash_of_link),
        epoch=said.epoch,
        seq=said.seq,
        previous=said.previous,
        type=said.type,
        at=said.at,
        body_hash=said.body_hash,
        body_size=said.body_size,
        audience=said.audience,
        membership=said.membership,
        refs=said.refs,
        blobs=said.blobs,
        critical=said.critical,
    )


def _read_payload(payload: bytes) -> Said:
    """A payload in any spelling, each field in its one shape."""
    said = read_json(payload, floats=False)
    if not isinstance(said, dict) or not said.keys() >= _FIELDS:
        raise Malformed("a link lacks a field")
    if said["v"] != 1 or said["v"] is True:
        raise Malformed("a link of another version")
    return Said(
        channel=fields.text(said["ch"], fields.HASH, "ch"),
        organisation=said["org"],
        epoch=fields.text(said["ep"], fields.EPOCH, "ep"),
        seq=fields.integer(said["seq"], MAX_INTEGER, "seq"),
        previous=fields.text(said["prev"], fields.HASH, "prev"),
        type=fields.text(said["typ"], fields.TYPE, "typ"),
        at=fields.integer(said["at"], MAX_AT, "at"),
        body_hash=fields.text(said["bh"], fields.HASH, "bh"),
        body_size=fields.integer(said["bn"], MAX_BODY, "bn"),
        membership=fields.text(said["mem"], fields.HASH, "mem"),
        refs=fields.texts(said["refs"], fields.HASH, MAX_REFS, "refs"),
        audience=fields.audience(said["aud"]),
        blobs=fields.blobs(said["blobs"]),
        critical=fields.critical(said["crit"]),
    )


def parse_body(raw: bytes) -> Body:
    """Read a body strictly, limits first."""
    if len(raw) > MAX_BODY:
        raise Malformed(f"a body of {len(raw)} bytes: more than {MAX_BODY}")
    said = read_json(raw)
    if not isinstance(said, dict) or said.get("specversion") != "1.0":
        raise Malformed("a body is a CloudEvents 1.0 event")
    source, data = said.get("source"), said.get("data")
    if not isinstance(source, str) or not source.startswith("urn:tinhban:org:"):
        raise Malformed("a body names its organisation as source")
    if not isinstance(data, dict):
        raise Malformed("the data of a body is an object")
    if said.get("datacontenttype") != "application/json" or not isinstance(said.get("time"), str):
        raise Malformed("a body has a time and JSON data")
    fields.text(said.get("tbsalt"), fields.SALT, "tbsalt")
    return Body(
        id=fields.uuid(said.get("id")),
        organisation=fields.uuid(source[16:]),
        type=fields.text(said.get("type"), fields.TYPE, "type"),
        time=said["time"],
        data=data,
    )


def verify_entry(link: bytes, body: bytes | None, key: bytes) -> tuple[Link, Body | None]:
    """Read link and body, and raise unless the key signed the link and the link names the body."""
    read = parse_link(link)
    verify_jws(link, key)
    return read, None if body is None else match_body(read, body)


def match_body(link: Link, raw: bytes) -> Body:
    """Read the body of a link; the first thing in which they disagree refuses both."""
    if len(raw) != link.body_size or digest(raw) != link.body_hash:
        raise Mismatch("the body is not the one that was signed")
    body = parse_body(raw)
    if body.type != link.type:
        raise Mismatch("the body has another type than the link")
    if body.organisation != link.organisation:
        raise Mismatch("the body has another organisation than the link")
    return body


def _channel(said: Said, hash_of_link: str) -> str:
    if (said.channel == NOWHERE) != (said.type == GENESIS):
        raise Mismatch("only a genesis, and every genesis, names no channel")
    return hash_of_link if said.channel == NOWHERE else said.channel
