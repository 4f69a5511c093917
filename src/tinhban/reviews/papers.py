"""The papers that a report's page offers: the report itself, and for each pair of books its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhban.papers.paper import OfficialPaper
from tinhban.reviews import document, pair_papers
from tinhban.reviews.live import Figure
from tinhban.reviews.page import Page
from tinhban.reviews.problems import ReviewRefused

BETWEEN: dict[str, Callable[[Page, Figure], OfficialPaper]] = {
    "minutes": pair_papers.minutes,
    "confirmation": pair_papers.confirmation,
}
FILE_NAMES = {"minutes": "bien-ban-doi-chieu", "confirmation": "giay-xac-nhan"}


@dataclass(frozen=True)
class Offered:
    """One paper that can be made: of the whole report, or of one figure."""

    kind: str
    title: str
    figure: str = ""


def report(page: Page, *, with_annex: bool = False) -> OfficialPaper:
    """The report as a paper; the internal annex only for whose report it is."""
    if page.content is None:
        raise ReviewRefused(_("This report has no text yet. Draw it up first."))
    names = {uid: page.name_of(uid) for f in page.figures for uid in (f.user, f.supplier) if uid}
    return document.paper_of(
        page.content,
        today=page.edition.frozen_on if page.edition else page.today,
        draft=page.edition is None,
        demo=page.demo,
        names=names,
        year=page.period.year,
        with_annex=with_annex and page.is_own,
    )


def between(kind: str, page: Page, figure: Figure) -> OfficialPaper:
    """Minutes or confirmation of one figure, where its channels can be read here."""
    if not page.counts_are_open:
        raise ReviewRefused(_("This figure is counted from books that cannot be read here."))
    return BETWEEN[kind](page, figure)


def offered(page: Page) -> Iterator[Offered]:
    """Every paper of the page, in the order of the page."""
    if page.content is not None:
        yield Offered("review", _("Report"))
    titles = {
        "minutes": _("Minutes of comparing the books: %(supplier)s supplied, %(user)s used"),
        "confirmation": _("Confirmation of items used: %(supplier)s supplied, %(user)s used"),
    }
    for figure in page.figures:
        if figure.measure and figure.supplier and figure.user:
            sides = {"supplier": page.name_of(figure.supplier), "user": page.name_of(figure.user)}
            for kind, title in titles.items():
                if kind == "confirmation" and not figure.measure.last.number:
                    continue  # it would confirm nothing
                yield Offered(kind, title % sides, figure.key)


def name_of(kind: str, page: Page, ending: str, *, figure: str = "", annex: bool = False) -> str:
    """The name of the file: kind, whose, period, which version, and that it is a demonstration."""
    demo = "-TRINH-DIEN" if page.demo else ""
    period = page.period.key.replace("..", "-den-")
    if kind in BETWEEN:
        return f"{FILE_NAMES[kind]}-{figure}-{period}{demo}.{ending}"
    version = f"ban-{page.edition.version}" if page.edition else "du-thao"
    inside = "-kem-phu-luc-noi-bo" if annex else ""
    return f"bao-cao-{page.programme.slug}-{period}-{version}{inside}{demo}.{ending}"
