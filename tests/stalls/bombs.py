"""Every bomb, in a fixed order."""

from tests.stalls.archives import archives
from tests.stalls.bomb import Bomb
from tests.stalls.old_workbooks import old_workbooks
from tests.stalls.pages import pages
from tests.stalls.tables import tables
from tests.stalls.texts import texts
from tests.stalls.word_files import word_files
from tests.stalls.workbooks import workbooks


def every() -> list[Bomb]:
    """All of them; no two have the same name."""
    return [
        *archives(),
        *texts(),
        *word_files(),
        *workbooks(),
        *old_workbooks(),
        *tables(),
        *pages(),
    ]
