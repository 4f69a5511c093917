"""What an office watches and what it found belong to it alone; a question shows what its asker may read."""

from tests.authorisation.matrix.roles import DESK, DESK_AND_COMMUNE
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    GET,
    LISTED_TO_US_ALONE,
    OPEN,
    OURS_ALONE,
    POST,
    Relation,
    row,
)

OURS, THEIRS = "a suspected use of ours", "a suspected use of the partner"
REJECTED = "a suspected use that was rejected"
FOLDER = {"outlet": "Kênh khác", "source": "feed", "address": "https://vi-du.example/rss"}

ROWS = (
    row("watch:suspects", GET, "the suspected uses", may=DESK, others=LISTED_TO_US_ALONE),
    row("watch:suspects", GET, "the suspected uses", query="xuat=csv", may=DESK, others=LISTED_TO_US_ALONE),
    row("watch:suspected", GET, OURS, may=DESK, others=OURS_ALONE),
    row("watch:declare_suspected", POST, OURS, may=DESK_AND_COMMUNE, others=OURS_ALONE,
        send={"used_on": "2023-02-04", "outlet": "Thời sự tối"}),
    row("watch:reject_suspected", POST, OURS, may=DESK, others=OURS_ALONE),
    row("watch:common_suspected", POST, OURS, may=DESK, others=OURS_ALONE),
    row("watch:note_suspected", POST, THEIRS, may=DESK, others=OURS_ALONE),
    row("watch:undo_suspected", POST, REJECTED, may=DESK, others=OURS_ALONE),
    row("watch:watches", GET, "the sources", may=DESK, others=LISTED_TO_US_ALONE),
    row("watch:watches", GET, "the sources", query="xuat=csv", may=DESK, others=LISTED_TO_US_ALONE),
    row("watch:watches", POST, "the sources", may=DESK, send={**FOLDER, "publisher": "{us}"},
        # Whoever exchanges with us may watch what we publish; the body above has no channel with us.
        others={**OPEN, Relation.PARENT: Outcome.REFUSED}),
    row("watch:watch", GET, "a source", may=DESK, others=OURS_ALONE),
    row("watch:watch", POST, "a source", may=DESK, send={"outlet": "Tên mới"}, others=OURS_ALONE),
    row("watch:scan_watch", POST, "a source", may=DESK, others=OURS_ALONE),
    row("watch:watch_progress", GET, "a source", may=DESK, others=OURS_ALONE, shows=False),
    row("watch:where_from", GET, "the desk", may=DESK_AND_COMMUNE, others=OPEN),
    row("watch:where_from", POST, "the desk", may=DESK_AND_COMMUNE, others=OPEN, reads=True, send={"text": "Một đoạn văn bản."},
        leaves=("django_tasks_database_dbtaskresult",)),
)  # fmt: skip
