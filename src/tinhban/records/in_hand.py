"""What an office has in hand: what it is writing, and what waits for its signature; rooms say, the desk asks here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tinhban.organisations.reader import Reader


@dataclass(frozen=True)
class InHand:
    """A paper or an item that is not finished, and the page on which the work goes on."""

    title: str
    note: Any
    url: str


Ask = Callable[[Reader], Iterable[InHand]]

_written: dict[int, Ask] = {}  # by the place in which they are told
_to_sign: dict[int, Ask] = {}


def register_written(place: int, ask: Ask) -> None:
    """Have the desk show what is being written; called from the app's `ready()`."""
    _written[place] = ask


def register_to_sign(place: int, ask: Ask) -> None:
    """Have the desk show what this reader may sign for the organisation."""
    _to_sign[place] = ask


def written(reader: Reader) -> list[InHand]:
    """What this office is writing."""
    return _asked(_written, reader)


def to_sign(reader: Reader) -> list[InHand]:
    """What waits for the signature of the reader's organisation, for who may sign."""
    return _asked(_to_sign, reader)


def _asked(rooms: dict[int, Ask], reader: Reader) -> list[InHand]:
    return [one for place in sorted(rooms) for one in rooms[place](reader)]
