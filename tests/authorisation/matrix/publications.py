"""A newspaper's column: the newspaper keeps it, the parties of the programme read it."""

from tests.authorisation.matrix.roles import DESK_AND_COMMUNE, EDITORS
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    GET,
    LISTED_IN_THE_CHANNEL,
    OPEN,
    POST,
    READ_IN_THE_CHANNEL,
    REFUSED_TO_READERS,
    others,
    row,
)

COLUMN = "our column"
NOT_THEIRS = others(partner=Outcome.REFUSED, observer=Outcome.REFUSED, outside=Outcome.REFUSED)
PROMISE = {
    "channel": "{provinces_channel}",
    "outlet": "Báo Lào Cai",
    "name": "Chuyên mục mới",
    "frequency": "week",
    "each": "1",
    "about": ["{paper_partner}"],
    "starts_on": "2023-01-02",
}

ROWS = (
    row("exchange:columns", GET, "the columns", others=LISTED_IN_THE_CHANNEL),
    row("exchange:column", GET, COLUMN, others=READ_IN_THE_CHANNEL),
    row("exchange:declare_column", GET, "the desk", may=EDITORS, others=OPEN),
    row("exchange:declare_column", POST, "the columns", may=EDITORS, others=NOT_THEIRS, send=PROMISE),
    row("exchange:change_column", GET, COLUMN, may=EDITORS, others=READ_IN_THE_CHANNEL),
    row("exchange:change_column", POST, COLUMN, may=EDITORS, others=REFUSED_TO_READERS, send=PROMISE),
    row("exchange:piece", GET, COLUMN, may=DESK_AND_COMMUNE, others=READ_IN_THE_CHANNEL),
    row("exchange:piece", POST, COLUMN, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS,
        send={"title": "Bài trong chuyên mục", "kind": "article", "used_on": "2023-02-06"}),
    row("exchange:excuse", GET, COLUMN, query="nam=2023", may=EDITORS, others=READ_IN_THE_CHANNEL),
    row("exchange:excuse", POST, COLUMN, query="nam=2023", may=EDITORS, others=REFUSED_TO_READERS,
        send={"slot": "2023-W04", "reason": "nghỉ Tết"}),
)  # fmt: skip
