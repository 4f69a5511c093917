"""The desk, the search, and files behind rows."""

from tests.authorisation.rows import (
    GET,
    LISTED_IN_THE_CHANNEL,
    OPEN,
    OURS_ALONE,
    READ_IN_THE_CHANNEL,
    row,
)

ROWS = (
    row("desk:home", GET, "the desk", others=OPEN),
    row("desk:help", GET, "the desk", others=OPEN),
    row("desk:search", GET, "the desk", others=OPEN),
    row("desk:search", GET, "the exchange", query="q=tin+cua+dai+lao+cai", others=LISTED_IN_THE_CHANNEL),
    row("desk:search", GET, "the programmes", query="q=hop+tac+truyen+thong", others=LISTED_IN_THE_CHANNEL),
    row("evidence:download", GET, "a paper of our own", others=OURS_ALONE),
    row("evidence:download", GET, "a paper behind an entry", others=READ_IN_THE_CHANNEL),
)  # fmt: skip
