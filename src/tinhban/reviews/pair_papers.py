"""Papers between the two sides of a figure: minutes of comparing the books, confirmation of what was used."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from tinhban.figures import counters
from tinhban.organisations.models import Organisation
from tinhban.papers.minutes import (
    Party,
    ReconciledFigure,
    UsedItem,
    reconciliation_minutes,
    usage_confirmation,
)
from tinhban.papers.paper import OfficialPaper, PartialDate, Signature
from tinhban.proof.vocabulary import BETWEEN_TWO, DELIVERY, RECEIPT, USAGE
from tinhban.reviews import document, drafting
from tinhban.reviews.live import Figure
from tinhban.reviews.narrative import programme_name
from tinhban.reviews.page import Page
from tinhban.reviews.problems import ReviewRefused

MOST_ITEMS = 5000


def minutes(page: Page, figure: Figure) -> OfficialPaper:
    """Biên bản đối chiếu số liệu between supplier and user, to be signed by both."""
    supplier, user = _sides(page, figure)
    measure, day = figure.measure, page.structure_date
    if measure is None or not set(BETWEEN_TWO) <= set(measure):
        raise ReviewRefused(_("This figure is not counted between two sides."))
    what = f"Tin, bài {supplier.name_on(day)} cung cấp, {user.name_on(day)} tiếp nhận, sử dụng"
    return reconciliation_minutes(
        programme=programme_name(page.programme),
        first=measure.rule.starts_on,
        last=measure.rule.ends_on,
        parties=[Party(one.name_on(day), drafting.signer_of(one)) for one in (supplier, user)],
        figures=[
            ReconciledFigure(
                what=what,
                result=document.comparison(figure),
                supplied=measure[DELIVERY].number,
                received=measure[RECEIPT].number,
                used=measure[USAGE].number,
                awaiting=measure.awaiting,
            )
        ],
        held_on=PartialDate(page.today.year, page.today.month),
        place=drafting.place_of(user, day),
        draft=True,
        demo=page.demo,
    )


def confirmation(page: Page, figure: Figure) -> OfficialPaper:
    """Giấy xác nhận tin, bài đã sử dụng, for the user to sign."""
    supplier, user = _sides(page, figure)
    rule, day = figure.rule, page.structure_date
    if rule is None:
        raise ReviewRefused(_("This figure is not counted between two sides."))
    uses = rule.counting(USAGE)
    with override("vi"):
        rows = counters.of(uses).rows(uses, limit=MOST_ITEMS + 1)
    if len(rows) > MOST_ITEMS:
        raise ReviewRefused(
            _("A confirmation lists at most %d items. Make one for a shorter period.") % MOST_ITEMS
        )
    if not rows:
        raise ReviewRefused(_("Nothing was used in this period."))
    return usage_confirmation(
        user=user.name_on(day),
        supplier=supplier.name_on(day),
        first=rule.starts_on,
        last=rule.ends_on,
        items=[UsedItem(row.title, row.kind_name.lower(), row.on, row.where) for row in rows],
        issued_on=PartialDate(page.today.year, page.today.month),
        place=drafting.place_of(user, day),
        signature=Signature(drafting.signer_of(user)),
        parent_body=drafting.parent_name(user, day),
        draft=page.organisation.uid != user.uid,
        demo=page.demo,
    )


def _sides(page: Page, figure: Figure) -> tuple[Organisation, Organisation]:
    """Supplier and user, both known here."""
    sides: list[UUID | None] = [figure.supplier, figure.user]
    known = [page.bodies[uid] for uid in sides if uid in page.bodies]
    if len(known) != 2:
        raise ReviewRefused(_("This figure is not counted between two sides."))
    return known[0], known[1]
