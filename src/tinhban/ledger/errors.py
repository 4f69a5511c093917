"""What can go wrong between an action and the ledger, in words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from tinhban.ledger.entries import AppliedEntry


class LedgerError(Exception):
    """Something the ledger refuses."""

    message: "str | _StrPromise" = _("The ledger refused this.")

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.detail}".strip()


class Conflict(LedgerError):
    """An event of ours that would change nothing: somebody was faster, or it was done before."""

    message = _("This was done already, or has changed meanwhile. Load the page again.")


class Repeated(LedgerError):
    """The same intention was recorded before; `entry` is the earlier one."""

    message = _("This was recorded before.")

    def __init__(self, entry: "AppliedEntry") -> None:
        super().__init__()
        self.entry = entry


class NotAMember(LedgerError):
    """An organisation that may not write in this channel."""

    message = _("This organisation may not write in this channel.")


class DemoIdentity(LedgerError):
    """A demonstration identity in a real channel."""

    message = _("A demonstration organisation cannot take part in a real channel.")


class UnknownReference(LedgerError):
    """A reference to an entry that this channel does not have here."""

    message = _("An entry this one refers to is not known in this channel.")


class NoIdentity(LedgerError):
    """An organisation without a key on this node."""

    message = _("This organisation has no key on this node.")


class IdentityExists(LedgerError):
    """An organisation that has its keys already."""

    message = _("This organisation already has its keys.")


class CannotErase(LedgerError):
    """A body without which channels, members or keys could not be judged."""

    message = _("An entry about channels, members, keys or logs cannot be erased.")


class Refused(LedgerError):
    """Bytes of a peer that were not stored."""

    message = _("The entry was refused and not stored.")


class UnknownChannel(Refused):
    """A channel whose genesis is not here: nothing can be written in it, ours or a peer's."""

    message = _("This channel is not known here.")


class BadBytes(Refused):
    """Not an entry of this format, beyond a limit, or body and link that do not match."""

    message = _("The entry is not well-formed.")


class BadSignature(Refused):
    """A signature that the named key did not make, or a key that is not known."""

    message = _("The signature of the entry is not valid.")


class BadChain(Refused):
    """An entry that does not continue its author's log."""

    message = _("The entry does not continue its author's log.")


class Gap(BadChain):
    """An entry further on than the next one: ask from `expected`."""

    message = _("Entries before this one are missing.")

    def __init__(self, expected: int) -> None:
        super().__init__(str(expected))
        self.expected = expected


class NotAuthorised(Refused):
    """An author who is no writing member at this point of the channel."""

    message = _("The author of the entry may not write in this channel.")
