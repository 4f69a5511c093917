"""Names of drafts that are begun and not kept yet: a uid whose random half proves that this node gave it to this office.

So a page can be open under a name of which nothing is stored, and a stranger's guess is not told apart from it.
"""

from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from tinhban.foundation.ids import new_uid

_RANDOM = (1 << 62) - 1


def new_name(office: UUID) -> UUID:
    """A uid for a draft of this office."""
    drawn = new_uid()
    return UUID(int=drawn.int & ~_RANDOM | _proof(drawn, office))


def given_to(office: UUID, uid: UUID) -> bool:
    """Whether this node gave the name to this office."""
    return constant_time_compare(f"{uid.int & _RANDOM:x}", f"{_proof(uid, office):x}")


def _proof(uid: UUID, office: UUID) -> int:
    told = f"{uid.int & ~_RANDOM:x}:{office}"
    mac = salted_hmac("tinhban.exchange.begun", told, algorithm="sha256").digest()
    return int.from_bytes(mac[:8]) & _RANDOM
