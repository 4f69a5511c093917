"""An official paper as PDF: tagged, its fonts embedded, the same bytes for the same paper."""

from datetime import UTC, datetime

import typst

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.papers import fitting, setting, typeface
from tinhban.papers.paper import OfficialPaper, PartialDate, printable
from tinhban.papers.setting import TEMPLATE, as_data

__all__ = ["MEDIA_TYPE", "TEMPLATE", "UnprintableText", "as_data", "to_pdf"]

MEDIA_TYPE = "application/pdf"
UNPRINTABLE = gettext_noop(
    "The paper has characters that cannot be printed: %(characters)s. Write them in another way."
)
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


class UnprintableText(Problem):
    """The paper has characters that its typeface cannot show."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in characters[:10])
        super().__init__("unprintable_text", UNPRINTABLE, characters=listed)


def to_pdf(paper: OfficialPaper) -> bytes:
    """The paper in the layout of Decree 30/2020 as PDF."""
    if unprintable := typeface.missing(map(printable, paper.texts())):
        raise UnprintableText(unprintable)
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=setting.fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=setting.inputs(paper, fitting.spacing_of(paper, as_word=False)),
        pdf_standards=["a-2a", "ua-1"],  # for the archive, and for screen readers
        timestamp=_moment(paper),
    )


def _moment(paper: OfficialPaper) -> datetime:
    """The paper's own date for the file's properties, never the clock: the bytes must repeat."""
    day = paper.issued_on
    if isinstance(day, PartialDate):
        return datetime(day.year, day.month or 1, 1, tzinfo=UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DATE
