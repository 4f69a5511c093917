"""What does not add up: a difference, a receipt that is awaited, uses that nobody has confirmed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.desk.figures import DeskFigure


@dataclass(frozen=True)
class Row:
    """A figure, who has to act, and why."""

    what: str
    programme: str
    who: str
    why: str
    url: str


def rows(figures: list[DeskFigure]) -> list[Row]:
    """Contradictions first, then receipts awaited, then uses without an answer."""
    found: list[tuple[int, Row]] = []
    for figure in figures:
        measure = figure.progress.measure
        if measure is None:
            continue
        if measure.contradicted:
            why = _("%(user)s counts %(used)d, %(partner)s %(held)d: differs by %(by)d.") % {
                "user": figure.user,
                "used": measure.last.number,
                "partner": figure.partner,
                "held": figure.progress.partner_holds,
                "by": measure.contradicted,
            }
            found.append((0, _row(figure, figure.user, why)))
        if measure.awaiting:
            why = ngettext(
                "%d item sent, no receipt yet.", "%d items sent, no receipt yet.", measure.awaiting
            )
            found.append((1, _row(figure, figure.user, why % measure.awaiting)))
        if measure.unanswered and measure.slots is None:
            why = ngettext(
                "%d use waits for a confirmation.",
                "%d uses wait for a confirmation.",
                measure.unanswered,
            )
            found.append((2, _row(figure, figure.supplier, why % measure.unanswered)))
    return [row for _rank, row in sorted(found, key=lambda pair: pair[0])]


def _row(figure: DeskFigure, who: str, why: str) -> Row:
    return Row(
        what=figure.progress.commitment.item.text,
        programme=figure.programme.title,
        who=who,
        why=why,
        url=f"{figure.programme.get_absolute_url()}?nam={figure.progress.year}",
    )
