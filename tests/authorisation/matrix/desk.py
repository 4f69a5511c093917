"""The desk, the search, and files behind rows."""

from tests.authorisation.matrix.roles import LEADER
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    GET,
    LISTED_IN_THE_CHANNEL,
    OPEN,
    OURS_ALONE,
    POST,
    READ_IN_THE_CHANNEL,
    row,
)

ROWS = (
    row("desk:home", GET, "the desk", others=OPEN),
    row("desk:help", GET, "the desk", others=OPEN),
    row("desk:search", GET, "the desk", others=OPEN),
    row("desk:search", GET, "the exchange", query="q=tin+cua+dai+lao+cai", others=LISTED_IN_THE_CHANNEL),
    row("desk:search", GET, "the programmes", query="q=hop+tac+truyen+thong", others=LISTED_IN_THE_CHANNEL),
    # a long export belongs to the person who asked for it: a colleague may read other rows
    row("desk:export", GET, "a long export", may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE),
    row("desk:export_progress", GET, "a long export at work", may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE,
        leaves=("desk_longexport",)),
    row("desk:stop_export", POST, "a long export at work", may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE),
    row("desk:download_export", GET, "the file of a long export", may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE),
    row("evidence:download", GET, "a paper of our own", others=OURS_ALONE),
    row("evidence:download", GET, "a paper behind an entry", others=READ_IN_THE_CHANNEL),
)  # fmt: skip
