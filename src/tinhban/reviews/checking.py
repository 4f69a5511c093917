"""The number check of a text: read and held against the books in a child process, told in words here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import override

from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.evidence.models import StoredFile
from tinhban.figures.periods import Period
from tinhban.foundation.numerals import grouped
from tinhban.foundation.problems import Problem
from tinhban.jobs import confined
from tinhban.jobs.bounds import WAITING, WORKING, Bounds
from tinhban.numbers.check import Candidate, Finding, check_text
from tinhban.numbers.quantities import Hint, Slots, Verdict
from tinhban.organisations.models import Organisation, Person
from tinhban.papers.reading import Note
from tinhban.reviews.countable import candidates, names_of
from tinhban.reviews.number_check import Comments, look
from tinhban.reviews.problems import ReviewRefused

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Checked:
    """A text that was looked through: its numbers, and the Word file in which they are marked."""

    text: str
    findings: list[Finding]
    marked: bytes
    names: Mapping[str, str]  # of the indicators, for people
    notes: tuple[Note, ...] = ()

    @property
    def told(self) -> list[str]:
        """What was left out, turned or not read, in words."""
        return told(self.notes)

    def as_json(self) -> dict[str, Any]:
        """Everything but the marked file, as it is kept."""
        return {
            "text": self.text,
            "findings": [finding.as_json() for finding in self.findings],
            "names": dict(self.names),
            "notes": [asdict(note) for note in self.notes],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Checked":
        return cls(
            kept["text"],
            [Finding.from_json(one) for one in kept["findings"]],
            b"",
            kept["names"],
            tuple(Note(**one) for one in kept["notes"]),
        )


def told(notes: Iterable[Note]) -> list[str]:
    """Notes of a reading in the language of the reader."""
    return [_(note.message) % note.params for note in notes]


def check(
    text: str, programme: str, period: Period | str, person: Person, as_: Organisation
) -> list[Finding]:
    """Every quantity of a text, with what the books say of it."""
    return check_text(text, candidates(programme, period, person, as_))


def check_file(
    name: str,
    data: bytes,
    programme: str,
    period: Period | str,
    person: Person,
    as_: Organisation,
) -> list[Finding]:
    """The same for a file: a Word file by its ending or its first bytes, else text."""
    return checked_file(name, data, programme, period, person, as_)[0]


def checked_file(
    name: str,
    data: bytes,
    programme: str,
    period: Period | str,
    person: Person,
    as_: Organisation,
) -> tuple[list[Finding], tuple[Note, ...]]:
    """The figures of a file, and what of it was left out, turned or not read."""
    found = candidates(programme, period, person, as_)
    try:
        looked = confined.call(look, data, name, found, bounds=WORKING)
    except Problem as problem:
        raise ReviewRefused(problem.words(_)) from problem
    return looked.findings, looked.notes


def look_through(
    data: bytes,
    name: str,
    programme: str,
    period: Period,
    person: Person,
    as_: Organisation,
    *,
    bounds: Bounds = WAITING,
    told: Told | None = None,
) -> Checked:
    """Check a file, or a pasted text where there is no name, and mark a copy; `told` hears how far it is.

    Raises `Problem` for what cannot be read, `BeyondBounds` when the time is over.
    """
    found = candidates(programme, period, person, as_)
    looked = confined.call(
        look, data, name, found, comments(found), bounds=bounds, ask={"told": told} if told else {}
    )
    names = names_of(programme, period, person, as_)
    return Checked(looked.text, looked.findings, looked.marked, names, looked.notes)


def keep_marked(checked: Checked, stem: str, *, by: Person, as_: Organisation) -> StoredFile | None:
    """The marked file in the own store, for who may keep files there."""
    try:
        return evidence.store_file(
            content=checked.marked,
            name=f"{stem[:150]}-da-ra-soat.docx",
            by=by,
            as_=as_,
            accepts={files.DOCX},
        )
    except (PermissionDenied, evidence.FileRefused):
        return None


def comments(found: Sequence[Candidate]) -> Comments:
    """What stands in the margin of the Word file beside a figure that is counted. In Vietnamese."""
    with override("vi"):
        return Comments(
            {
                (verdict, hint, one.count): _comment(verdict, hint, one.count)
                for one in found
                for verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
                for hint in (None, *Hint)
            }
        )


def _comment(verdict: Verdict, hint: Hint | None, count: int | Slots | None) -> str:
    said = "Khớp với sổ" if verdict is Verdict.SUPPORTED else "Không khớp với sổ"
    closer = " Có thể viết số sát hơn." if hint is Hint.CLOSER else ""
    return f"{said}: đếm được {count_in_words(count)}.{closer}"


def count_in_words(count: int | Slots | None) -> str:
    """What was counted: "396", "51 of 52 slots, 1 excused"."""
    if isinstance(count, Slots):
        return _("%(filled)d of %(planned)d slots, %(excused)d excused") % {
            "filled": count.filled,
            "planned": count.planned,
            "excused": count.excused,
        }
    return "-" if count is None else grouped(count)
