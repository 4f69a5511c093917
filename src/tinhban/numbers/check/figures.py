"""The candidates of a check, asked which of them a number can be by its unit, its act and its bodies."""

from collections.abc import Sequence
from functools import lru_cache

from tinhban.numbers.check.bodies import Named
from tinhban.numbers.check.candidates import Body, Candidate, Measure
from tinhban.numbers.check.clauses import Sentence
from tinhban.numbers.check.grammar import Act
from tinhban.numbers.check.heads import NamedKind
from tinhban.numbers.check.roles import Roles
from tinhban.numbers.check.spelling import Comparable, both_spellings, spelt
from tinhban.numbers.check.times import Times
from tinhban.numbers.check.totals import is_promise
from tinhban.numbers.reading import Mention

PUBLISHERS = (Measure.PUBLISHED, Measure.RATE)
_MEASURES = {Act.USE: Measure.USED, Act.SUPPLY: Measure.SUPPLIED, Act.RECEIVE: Measure.RECEIVED}
_ISSUES = ("kỳ", "số", "lần")
_CONTEST = r"(?<!\w)(?:liên hoan|hội thi|cuộc thi|hội diễn|dự thi|giải báo chí)(?!\w)"


class Figures:
    """What a text may speak of, sorted by what is asked first."""

    def __init__(self, text: Comparable, candidates: Sequence[Candidate]) -> None:
        self.text = text
        self.times = Times(text)
        self.published = [one for one in candidates if one.measure in PUBLISHERS]
        self._exchanged: dict[Measure, list[Candidate]] = {}
        for one in candidates:
            if one.measure not in PUBLISHERS:
                self._exchanged.setdefault(one.measure, []).append(one)
        self._units = {(one.units, one.measure is Measure.RATE) for one in candidates}
        self._fitting: dict[str, bool] = {}
        self._contest: tuple[int, bool] = (-1, False)

    def any_unit_fits(self, mention: Mention) -> bool:
        """Whether some candidate is counted in the unit of a mention."""
        if mention.factor:
            return False
        fits = self._fitting.get(mention.unit)
        if fits is None:
            fits = any(_fits(mention.unit, units, issues=rate) for units, rate in self._units)
            self._fitting[mention.unit] = fits
        return fits

    def able(self, sentence: Sentence, mention: Mention, roles: Roles) -> list[Candidate]:
        """The candidates that have the unit, the act and the bodies of a clause."""
        found = self._able_exchanged(sentence, mention, roles)
        return found + [
            one
            for one in self.published
            if fits_unit(mention, one) and self._fits_publisher(sentence, mention, roles, one)
        ]

    def _able_exchanged(
        self, sentence: Sentence, mention: Mention, roles: Roles
    ) -> list[Candidate]:
        if roles.several or roles.act is None or not (roles.supplier and roles.user):
            return []
        if mention.per not in (None, "year") or is_promise(mention):
            return []
        measure = _MEASURES.get(roles.act)
        found = [
            one
            for one in (self._exchanged.get(measure, ()) if measure else ())
            if _means(roles.supplier, one.supplier)
            and _means(roles.user, one.user)
            and fits_unit(mention, one)
        ]
        return [] if found and self._of_contest(sentence) else found

    def _of_contest(self, sentence: Sentence) -> bool:
        """Whether the items of a sentence are entries for a prize."""
        if self._contest[0] != sentence.start:
            found = self.text.pattern(_CONTEST).search(self.text.key, sentence.start, sentence.end)
            self._contest = sentence.start, found is not None
        return self._contest[1]

    def _fits_publisher(
        self, sentence: Sentence, mention: Mention, roles: Roles, candidate: Candidate
    ) -> bool:
        """A paper's figure: the paper is named, and so is its column or the provinces it writes about."""
        if candidate.measure is Measure.PUBLISHED and mention.per not in (None, "year"):
            return False
        if candidate.measure is Measure.RATE and mention.per != candidate.per:
            return False
        papers = _papers(sentence, roles)
        if not papers or candidate.user is None:
            return False
        if not all(one.means(candidate.user) for one in papers):
            return False
        titled = self._titled(sentence, candidate)
        issues = mention.unit.split(" ", 1)[0].lower() in _ISSUES
        if candidate.measure is Measure.RATE and issues and not titled:
            return False  # "4 kỳ/tuần" may be how often the paper comes out
        others = {
            one.province
            for one in sentence.named
            if one.kind is NamedKind.PROVINCE and one.province != candidate.user.province
        }
        wanted = {about for about in candidate.about if about != candidate.user.province}
        if others:
            return others == wanted or (titled and bool(wanted) and wanted <= others)
        return titled

    def _titled(self, sentence: Sentence, candidate: Candidate) -> bool:
        """Whether the sentence names the column."""
        if not candidate.column:
            return False
        column = spelt(candidate.column, marked=self.text.marked)
        return self.text.key.find(column, sentence.start, sentence.end) >= 0


def fits_unit(mention: Mention, candidate: Candidate) -> bool:
    """Whether a mention is counted in a unit of the candidate."""
    return _fits(mention.unit, candidate.units, issues=candidate.measure is Measure.RATE)


@lru_cache(maxsize=4096)
def _fits(written: str, named: tuple[str, ...], *, issues: bool) -> bool:
    unit = spelt(written)
    if not unit:
        return True
    units = both_spellings(named + (_ISSUES if issues else ()))
    head = unit.removeprefix("lượt ").removeprefix("luot ")
    return any(head == one or head.startswith((one + " ", one + ",", one + "/")) for one in units)


def _papers(sentence: Sentence, roles: Roles) -> list[Named]:
    papers = [
        one
        for one in sentence.named
        if (one.kind in (NamedKind.NEWSPAPER, NamedKind.AGENCY) or one.name)
        and one.kind not in (NamedKind.STATION, NamedKind.OTHER)
    ]
    if not papers and roles.subject is not None and roles.subject.kind is not NamedKind.PROVINCE:
        return [roles.subject]
    return papers


def _means(named: Named, body: Body | None) -> bool:
    return body is not None and named.means(body)
