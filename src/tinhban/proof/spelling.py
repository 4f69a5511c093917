"""A link in our own spelling: written so by us, and read so without a parser wherever others write alike."""

import re
from functools import lru_cache
from typing import Any

LINK_TYPE = "tb-link+jwt"

# A link without files, for everyone: what nearly all are.
_SPELLED = re.compile(
    rb'\{"v":1,"ch":"([\w-]{43})","org":"([0-9a-f-]{36})","ep":"([\w-]{22})","seq":(0|[1-9]\d{0,14}),'
    rb'"prev":"([\w-]{43})","typ":"([a-z][a-z0-9]*(?:\.[a-z][a-z0-9_-]*){1,8})","at":(0|[1-9]\d{0,10}),'
    rb'"bh":"([\w-]{43})","bn":(0|[1-9]\d{0,4}),"aud":\["\*"\],"mem":"([\w-]{43})",'
    rb'"refs":\[((?:"[\w-]{43}"(?:,(?=")|(?=\])))*)\],"blobs":\[\],"crit":\[\]\}\Z'
)


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


def read_as_spelled(payload: bytes) -> dict[str, Any] | None:
    """What `read_json` would say of a payload in our own spelling; None: ask it."""
    found = _SPELLED.match(payload)
    if found is None:
        return None
    channel, organisation, epoch, seq, previous, kind, at, body_hash, size, membership, refs = (
        found.groups()
    )
    return {
        "v": 1,
        "ch": channel.decode(),
        "org": organisation.decode(),
        "ep": epoch.decode(),
        "seq": int(seq),
        "prev": previous.decode(),
        "typ": kind.decode(),
        "at": int(at),
        "bh": body_hash.decode(),
        "bn": int(size),
        "aud": ["*"],
        "mem": membership.decode(),
        "refs": refs.decode()[1:-1].split('","') if refs else [],
        "blobs": [],
        "crit": [],
    }
