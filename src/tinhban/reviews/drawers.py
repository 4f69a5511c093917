"""The drawer of a figure: both books side by side, what waits or differs, papers, and the last entries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.evidence.models import EvidenceLink
from tinhban.figures.counters import Row, words_of
from tinhban.figures.explain import BookLine, Waiting, books, waiting
from tinhban.figures.words import NUMBER
from tinhban.programmes.models import Programme
from tinhban.reviews.live import Figure
from tinhban.reviews.page import Page

CLASSES = {"agreed": "match", "one_sided": "one", "differing": "diff", "typed": ""}


@dataclass(frozen=True)
class Side:
    """A line of the two books, the sister's side left and ours right."""

    label: str
    sister: int | None
    ours: int | None
    equal: bool
    difference: int
    quiet: bool


@dataclass(frozen=True)
class Group:
    """Rows of one delivery, told as one line: "Đợt giao 18/11/2022, 5 tin"."""

    text: str


@dataclass(frozen=True)
class Drawer:
    """Everything behind one number."""

    figure: Figure
    sentence: str
    sister_name: str
    ours_name: str
    sides: tuple[Side, ...]
    waiting: Waiting
    awaiting: tuple[Group, ...]
    papers: Sequence[EvidenceLink]
    programmes: Sequence[Programme]
    acts: tuple[tuple[str, str, int | None], ...]  # code of the act, its word, how many rows

    has_pair_papers: bool = False

    @property
    def css(self) -> str:
        return CLASSES[self.figure.state]


def drawers_of(page: Page) -> list[Drawer]:
    """One drawer for each figure; the first stands last, for it is shown when none is asked for."""
    found = [drawer_of(page, figure) for figure in page.figures]
    return [*found[1:], *found[:1]]


def drawer_of(page: Page, figure: Figure) -> Drawer:
    """The drawer of one figure."""
    user_is_ours = ours_is_user(page, figure)
    user, partner = _book_names(page, figure)
    measure = figure.measure
    held = waiting(measure) if measure and not page.edition else Waiting()
    lines = books(measure) if measure else ()
    return Drawer(
        figure=figure,
        sentence=sentence_of(page, figure),
        sister_name=partner if user_is_ours else user,
        ours_name=user if user_is_ours else partner,
        sides=tuple(_side(line, user_is_ours, figure) for line in lines),
        waiting=held,
        awaiting=tuple(_groups(held.awaiting)),
        papers=_papers(page, figure),
        programmes=_programmes(page, figure),
        acts=tuple(acts_of(figure)),
        has_pair_papers=bool(measure and measure.last.number and figure.supplier)
        and page.counts_are_open,
    )


def told(page: Page) -> list[tuple[Figure, str]]:
    """Every figure with what it counts."""
    return [(figure, sentence_of(page, figure)) for figure in page.figures]


def sentence_of(page: Page, figure: Figure) -> str:
    """What is counted, in the reader's language."""
    user, supplier = page.side_of(figure, "users"), page.side_of(figure, "others")
    rule = figure.rule
    if rule is None:
        return _("Typed from a paper; nothing counts it.")
    days = f"{rule.starts_on:%d/%m/%Y} - {rule.ends_on:%d/%m/%Y}"
    if figure.measure and (slots := figure.measure.slots):
        return _("%(user)s, %(days)s: %(filled)d of %(planned)d slots filled.") % {
            "user": user,
            "days": days,
            "filled": slots.filled,
            "planned": slots.planned,
        }
    if figure.kind == "supplied":
        told = _("Supplied by %(supplier)s to %(user)s, %(days)s.")
    elif supplier:
        told = _("Supplied by %(supplier)s, received and used by %(user)s, %(days)s.")
    else:
        told = _("Published by %(user)s, %(days)s.")
    return told % {"supplier": supplier, "user": user, "days": days}


def ours_is_user(page: Page, figure: Figure) -> bool:
    """Which side of a figure is our own: the organisation itself, else the side of our province."""
    ours = page.organisation.uid
    if figure.user == ours or figure.user is None:
        return True
    if figure.supplier == ours:
        return False
    here = page.provinces.get(ours)
    user, partner = figure.user, figure.partner or figure.user
    if user in page.bodies and page.provinces.get(user) == here:
        return True
    return not (partner in page.bodies and page.provinces.get(partner) == here)


def rows_as_table(rows: Iterable[Row], names: Mapping[UUID, str]) -> Iterable[list[object]]:
    """Rows for an export: day, title, kind, where, state, entries."""
    for row in rows:
        entries = ", ".join(
            f"{names.get(w.organisation, '')} {w.entry_hash}".strip() for w in row.witnesses
        )
        yield [row.on, row.title, row.kind_name or row.kind, row.where, row.state, entries]


def _book_names(page: Page, figure: Figure) -> tuple[str, str]:
    """The user's and the partner's book: by province where that tells them apart."""
    user = page.provinces.get(figure.user or page.organisation.uid)
    partner = page.provinces.get(figure.partner) if figure.partner else None
    if user and partner and user != partner:
        return user, partner
    return page.name_of(figure.user), page.name_of(figure.partner)


def _side(line: BookLine, user_is_ours: bool, figure: Figure) -> Side:
    return Side(
        label=label_of(line, figure),
        sister=line.partner if user_is_ours else line.user,
        ours=line.user if user_is_ours else line.partner,
        equal=line.equal,
        difference=line.difference,
        quiet=not line.compared,
    )


def label_of(line: BookLine, figure: Figure) -> str:
    """The word for a line of the two books."""
    if line.act is None:
        return {
            "planned": _("Slots promised"),
            "filled": _("Slots filled"),
            "late": _("Filled late"),
            "excused": _("Excused, not published"),
            "missed": _("Missed"),
        }[line.name]
    words = words_of(line.act)
    alone = line.name == NUMBER and figure.rule is not None and not figure.rule.others
    return str((alone and words.alone) or words.parts[line.name].label)


def acts_of(figure: Figure) -> Iterable[tuple[str, str, int | None]]:
    """The acts of a figure: their name, their word, how many rows each has where that was counted."""
    rule = figure.rule
    if rule is None:
        return
    for act in rule.acts:
        words = words_of(act)
        number = figure.measure[act].number if figure.measure else None
        yield act.name, str(words.per_slot if rule.per else words.label), number


def _groups(rows: Sequence[Row]) -> Iterable[Group]:
    """Rows that wait for a receipt, one line for each delivery and kind."""
    found: dict[tuple[object, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.on, row.group or row.line), []).append(row)
    for (on, _group), members in found.items():
        kinds = {row.kind_name or row.kind for row in members}
        what = (
            f"{len(members)} {kinds.pop().lower()}"
            if len(kinds) == 1
            else ngettext("%d item", "%d items", len(members)) % len(members)
        )
        yield Group(_("Delivery of %(on)s, %(what)s") % {"on": f"{on:%d/%m/%Y}", "what": what})


def _papers(page: Page, figure: Figure) -> Sequence[EvidenceLink]:
    subjects = [page.programme.uid]
    if figure.commitment:
        subjects.append(figure.commitment.uid)
    if page.edition:
        subjects.append(page.edition.uid)
    return [paper for paper in page.papers if paper.subject in subjects]


def _programmes(page: Page, figure: Figure) -> Sequence[Programme]:
    """The programmes whose channels are counted, as far as the reader reads them."""
    channels = figure.rule.channels if figure.rule else ()
    return [p for p in page.linked if p.channel in channels and p.uid != page.programme.uid]
