"""What to know before figures are frozen, in sentences: where they differ, who has yet to answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.proof.rule_data import Rule
from tinhban.reviews.live import Figure
from tinhban.reviews.page import Page


@dataclass(frozen=True)
class Point:
    """One kind of gap between the books, and where it was found."""

    head: str
    told: tuple[str, ...]


def points_of(page: Page) -> list[Point]:
    """Differences first, then uses not yet confirmed, then receipts awaited; each gap is told once."""
    figures = list(_once(page))
    differing = [_difference(page, figure) for figure in figures if _disputed(figure)]
    one_sided = [told for figure in figures if (told := _unconfirmed(page, figure))]
    awaiting = list(_awaited(page))
    found = [
        (
            ngettext("%d figure differs", "%d figures differ", len(differing)) % len(differing),
            differing,
        ),
        (_("Confirmations awaited"), one_sided),
        (_("Receipts awaited"), awaiting),
    ]
    return [Point(head, tuple(told)) for head, told in found if told]


def _once(page: Page) -> Iterator[Figure]:
    """Figures whose uses are counted by the same rule tell the same gap."""
    seen: set[Rule] = set()
    for figure in page.figures:
        if figure.measure is None:
            continue
        rule = figure.measure.rule
        uses = rule.counting(rule.acts[-1])
        if uses not in seen:
            seen.add(uses)
            yield figure


def _disputed(figure: Figure) -> int:
    return figure.measure.contradicted if figure.measure else 0


def _names(page: Page, figure: Figure) -> dict[str, str | int]:
    return {"user": page.name_of(figure.user), "partner": page.name_of(figure.partner)}


def _difference(page: Page, figure: Figure) -> str:
    """Both numbers where each side has one; else only what the partner contradicts."""
    measure = figure.measure
    told = _names(page, figure) | {"n": _disputed(figure)}
    if measure is None or measure.slots or measure.unanswered:
        return _("%(partner)s contradicts %(n)d entries of %(user)s") % told
    numbers = {"used": measure.last.number, "confirmed": measure.last.agreed}
    return _("%(user)s has %(used)d, %(partner)s has %(confirmed)d, a difference of %(n)d") % (
        told | numbers
    )


def _unconfirmed(page: Page, figure: Figure) -> str:
    measure = figure.measure
    if measure is None or figure.partner is None:
        return ""
    told = _names(page, figure) | {"n": measure.unanswered}
    if measure.slots:
        if measure.state != "one_sided":
            return ""
        return _("%(partner)s has not confirmed what %(user)s has published") % told
    if not measure.unanswered:
        return ""
    if figure.supplier is None:
        return _("%(partner)s has not confirmed %(n)d that %(user)s has published") % told
    return _("%(partner)s has not confirmed %(n)d that %(user)s has used") % told


def _awaited(page: Page) -> Iterator[str]:
    """The same delivery stands behind several figures of one pair: the greatest number is told."""
    pairs: dict[tuple[str, str], int] = {}
    for figure in page.awaiting:
        if figure.measure:
            pair = page.name_of(figure.supplier), page.name_of(figure.user)
            pairs[pair] = max(pairs.get(pair, 0), figure.measure.awaiting)
    for (supplier, user), n in pairs.items():
        told = {"n": n, "supplier": supplier, "user": user}
        yield _("%(n)d from %(supplier)s to %(user)s") % told
