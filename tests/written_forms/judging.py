"""Reading every sentence, and how it went: right, unread, or wrong."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from tests.written_forms.cases import Case, Expected, Judged, judged_by_hand, written_by_hand
from tests.written_forms.made import made_sentences
from tests.written_forms.made_of_nothing import made_of_nothing
from tests.written_forms.made_verdicts import made_verdicts
from tinhban.numbers.check import check_text
from tinhban.numbers.check.tests.cast import candidates
from tinhban.numbers.reading import Mention, read_quantities


class Outcome(StrEnum):
    RIGHT = "right"
    UNREAD = "unread"
    WRONG = "wrong"


Told = tuple[str, str, Outcome, str]  # kind, text, how it went, what was read


def all_told() -> list[Told]:
    """Every sentence of the set with its outcome."""
    cases = [*written_by_hand(), *made_sentences(), *made_of_nothing()]
    judged = [*judged_by_hand(), *made_verdicts()]
    return [*map(_read, cases), *map(_judge, judged)]


def by_kind(told: Iterable[Told]) -> dict[str, Counter[Outcome]]:
    counted: dict[str, Counter[Outcome]] = {}
    for kind, _, outcome, _ in told:
        counted.setdefault(kind, Counter())[outcome] += 1
    return dict(sorted(counted.items()))


def _read(case: Case) -> Told:
    mentions = read_quantities(case.text)
    outcomes = {_outcome(mentions, reading) for reading in case.readings}
    best = next(one for one in Outcome if one in outcomes)
    return case.kind, case.text, best, "; ".join(map(_shown, mentions)) or "nothing"


def _outcome(mentions: list[Mention], reading: tuple[Expected, ...]) -> Outcome:
    """Right when all is read as it stands, unread when some is left out, wrong when anything else is told."""
    left_out: list[Expected] = []
    left = list(reading)
    for mention in mentions:
        while left and not _says(mention, left[0]):
            left_out.append(left.pop(0))
        if not left:
            return Outcome.WRONG
        left.pop(0)
    left_out += left
    silent = bool(reading) and len(left_out) == len(reading)
    return Outcome.UNREAD if silent or not all(one.may for one in left_out) else Outcome.RIGHT


def _says(mention: Mention, expected: Expected) -> bool:
    return (
        Fraction(mention.number) == expected.number
        and mention.qualifier == expected.qualifier
        and _same(mention.upper, expected.upper)
        and _same(mention.out_of, expected.out_of)
        and (mention.upper is None or mention.approximate == expected.approximate)
        and mention.unit.casefold().startswith(expected.unit.casefold())
    )


def _same(read: object, expected: Fraction | None) -> bool:
    if read is None or expected is None:
        return read is expected
    return Fraction(read) == expected


def _shown(mention: Mention) -> str:
    upper = "" if mention.upper is None else f"..{mention.upper}"
    whole = "" if mention.out_of is None else f" of {mention.out_of}"
    return f"{mention.qualifier} {mention.number}{upper}{whole} {mention.unit}".strip()


def _judge(judged: Judged) -> Told:
    findings = check_text(judged.text, candidates())
    about = [
        one for one in findings if one.unit.startswith(("tin", "số tin")) or one.unit in ("", "%")
    ]
    verdicts = tuple(one.verdict.value for one in about)
    shown = " ".join(verdicts) or "nothing"
    if verdicts == judged.verdicts:
        return judged.kind, judged.text, Outcome.RIGHT, shown
    if len(verdicts) <= len(judged.verdicts) and set(verdicts) <= {"unknown"}:
        return judged.kind, judged.text, Outcome.UNREAD, shown
    return judged.kind, judged.text, Outcome.WRONG, shown
