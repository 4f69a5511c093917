"""A link in our own spelling: written so by us, and read so without a parser wherever others write alike."""

import re
from functools import lru_cache
from typing import NamedTuple

from tinhban.proof.fields import EVERYONE, Blob

LINK_TYPE = "tb-link+jwt"

# A link without files, for everyone: what nearly all are.
_SPELLED = re.compile(
    r'\{"v":1,"ch":"([\w-]{43})","org":"([0-9a-f-]{36})","ep":"([\w-]{22})","seq":(0|[1-9]\d{0,14}),'
    r'"prev":"([\w-]{43})","typ":"([a-z][a-z0-9]*(?:\.[a-z][a-z0-9_-]*){1,8})","at":(0|[1-9]\d{0,10}),'
    r'"bh":"([\w-]{43})","bn":(0|[1-9]\d{0,4}),"aud":\["\*"\],"mem":"([\w-]{43})",'
    r'"refs":\[((?:"[\w-]{43}"(?:,(?=")|(?=\])))*)\],"blobs":\[\],"crit":\[\]\}\Z',
    re.ASCII,
)


class Said(NamedTuple):
    """What a payload says, by the names of a link."""

    channel: str
    organisation: str
    epoch: str
    seq: int
    previous: str
    type: str
    at: int
    body_hash: str
    body_size: int
    membership: str
    refs: tuple[str, ...]
    audience: tuple[str, ...] = EVERYONE
    blobs: tuple[Blob, ...] = ()
    critical: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def link_header(organisation: str, key_number: int) -> bytes:
    return f'{{"alg":"Ed25519","kid":"{organisation}#{key_number}","typ":"{LINK_TYPE}"}}'.encode()


def payload_start(
    *,
    channel: str,
    organisation: str,
    epoch: str,
    seq: int,
    previous: str,
    type: str,
    at: int,
    body_hash: str,
    body_size: int,
) -> str:
    """The first part of a payload as we spell it: what an audit compares without parsing."""
    return (
        f'{{"v":1,"ch":"{channel}","org":"{organisation}","ep":"{epoch}","seq":{seq},'
        f'"prev":"{previous}","typ":"{type}","at":{at},"bh":"{body_hash}","bn":{body_size}'
    )


def read_as_spelled(payload: bytes) -> Said | None:
    """What a payload in our own spelling says, each text in its shape; None: it has to be parsed."""
    try:
        found = _SPELLED.match(payload.decode("ascii"))
    except UnicodeDecodeError:
        return None
    if found is None:
        return None
    channel, organisation, epoch, seq, previous, kind, at, body_hash, size, membership, refs = (
        found.groups()
    )
    return Said(
        channel=channel,
        organisation=organisation,
        epoch=epoch,
        seq=int(seq),
        previous=previous,
        type=kind,
        at=int(at),
        body_hash=body_hash,
        body_size=int(size),
        membership=membership,
        refs=tuple(refs[1:-1].split('","')) if refs else (),
    )
