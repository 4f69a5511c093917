"""What can go wrong between an action and the ledger, in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from tinhban.foundation.problems import Refused, gettext_noop
from tinhban.wire.refusals import EntryRefused

if TYPE_CHECKING:
    from tinhban.ledger.entries import AppliedEntry


class LedgerError(Refused):
    """Something the ledger refuses: the sentence of its class, and the detail that a programmer needs."""

    message = gettext_noop("The ledger refused this.")

    def __init__(self, detail: str = "") -> None:
        super().__init__(self.message)
        self.detail = detail

    def words(self, translate: Callable[[str], str] = gettext) -> str:
        return f"{translate(self.message)} {self.detail}".strip()


class Conflict(LedgerError):
    """An event of ours that would change nothing: somebody was faster, or it was done before."""

    message = gettext_noop("This was done already, or has changed meanwhile. Load the page again.")


class Repeated(LedgerError):
    """The same intention was recorded before; `entry` is the earlier one."""

    message = gettext_noop("This was recorded before.")

    def __init__(self, entry: "AppliedEntry") -> None:
        super().__init__()
        self.entry = entry


class NotAMember(LedgerError):
    """An organisation that may not write in this channel."""

    message = gettext_noop("This organisation may not write in this channel.")


class DemoIdentity(LedgerError):
    """A demonstration identity in a real channel."""

    message = gettext_noop("A demonstration organisation cannot take part in a real channel.")


class UnknownReference(LedgerError):
    """A reference to an entry that this channel does not have here."""

    message = gettext_noop("An entry this one refers to is not known in this channel.")


class NoIdentity(LedgerError):
    """An organisation without a key on this node."""

    message = gettext_noop("This organisation has no key on this node.")


class IdentityExists(LedgerError):
    """An organisation that has its keys already."""

    message = gettext_noop("This organisation already has its keys.")


class CannotErase(LedgerError):
    """A body without which channels, members or keys could not be judged."""

    message = gettext_noop("An entry about channels, members, keys or logs cannot be erased.")


class UnknownChannel(LedgerError, EntryRefused):
    """A channel whose genesis is not here: nothing can be written in it, ours or a peer's."""

    message = gettext_noop("This channel is not known here.")


class BadBytes(LedgerError, EntryRefused):
    """Not an entry of this format, beyond a limit, or body and link that do not match."""

    message = gettext_noop("The entry is not well-formed.")


class BadEntrySignature(LedgerError, EntryRefused):
    """A signature that the named key did not make, or a key that is not known."""

    message = gettext_noop("The signature of the entry is not valid.")


class BadChain(LedgerError, EntryRefused):
    """An entry that does not continue its author's log."""

    message = gettext_noop("The entry does not continue its author's log.")


class Gap(BadChain):
    """An entry further on than the next one: ask from `expected`."""

    message = gettext_noop("Entries before this one are missing.")

    def __init__(self, expected: int) -> None:
        super().__init__(str(expected))
        self.expected = expected


class NotAuthorised(LedgerError, EntryRefused):
    """An author who is no writing member at this point of the channel."""

    message = gettext_noop("The author of the entry may not write in this channel.")
