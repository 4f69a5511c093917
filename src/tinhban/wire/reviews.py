"""What a reporting organisation and the other parties sign about a review; the only wire format of this app."""

from datetime import date
from uuid import UUID

from tinhban.numbers.quantities import Qualifier
from tinhban.wire.declaring import JSON, DecodeError, event, part


@part
class FrozenList:
    """The list of entries behind one act of a figure: how long it is, and its name."""

    count: str
    number: int
    digest: str


@part
class FrozenAct:
    """One thing that a figure counts: how many, what the other side says of them, and the list of entries by its name."""

    name: str  # of what is counted, as its declaration says
    number: int
    agreed: int
    contradicted: int
    awaiting: int
    lines: int
    digest: str


@part
class FrozenFigure:
    """One number of the report: what is printed, what was counted, by which rule, from which lists.

    Reports frozen before declarations say `supplied` to `disputed` and `lists` in the place of `acts`.
    """

    key: str
    printed: str  # "gần 400", as in the text
    qualifier: Qualifier
    measure: str  # which number is printed: supplied | received | used | slots | entered …
    state: str
    number: int | None = None  # as printed: 400
    value: int | None = None  # as counted: 396
    per: str = ""
    noun: str = ""
    supplied: int | None = None
    received: int | None = None
    used: int | None = None
    awaiting: int | None = None
    confirmed: int | None = None
    disputed: int | None = None
    slots: dict[str, JSON] | None = None
    rule: dict[str, JSON] | None = None
    lists: tuple[FrozenList, ...] | None = None
    paper: str = ""  # of a typed figure: SHA-256 of its paper
    upper: int | None = None  # the far end of a range: "từ 10 đến 15"
    acts: tuple[FrozenAct, ...] = ()

    def __post_init__(self) -> None:
        if (self.qualifier == Qualifier.BETWEEN) != (self.upper is not None):
            raise DecodeError("a range, and only a range, has an upper end")


@part
class FrozenHead:
    """The last entry of one log that was counted."""

    channel: str
    organisation: UUID
    epoch: str
    seq: int
    hash: str


@event("vn.tinhban.review.frozen.v1")
class ReviewFrozen:
    """The figures of a report, fixed for ever; later facts make a new version."""

    edition: UUID
    review: UUID
    version: int
    programme: UUID
    period: str
    starts_on: date
    ends_on: date
    structure_date: date
    frozen_on: date
    title: str
    figures: tuple[FrozenFigure, ...]
    heads: tuple[FrozenHead, ...]
    narrative: str  # SHA-256 (hexadecimal) of the text, stored as a file
    lists: str  # SHA-256 (hexadecimal) of the lists of entries, stored as a file
    counted: tuple[
        dict[str, JSON], ...
    ] = ()  # what the rules count, declared; rules call it by its name


@event("vn.tinhban.review.sealed.v1")
class ReviewSealed:
    """Another party's key under the same figures."""

    seal: UUID
    edition: UUID
    frozen: str  # hash of the entry that froze them
    sealed_on: date


@event("vn.tinhban.review.issued.v1")
class ReviewIssued:
    """The paper as it was signed and issued in the office's own document system."""

    issue: UUID
    edition: UUID
    frozen: str
    number: str
    issued_on: date
    paper: str  # SHA-256 (hexadecimal) of the signed PDF
