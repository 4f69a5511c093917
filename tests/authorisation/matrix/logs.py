"""Uploaded logs belong to the office that uploaded them; in the same channel too."""

from tests.authorisation.matrix.roles import DESK_AND_COMMUNE
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    GET,
    LISTED_TO_US_ALONE,
    OPEN,
    OURS_ALONE,
    POST,
    others,
    row,
)

ASKING, ROW, READY = "a log with a question", "a row with a question", "a log that is ready"
DONE, AT_WORK, ANSWERED = "a log that is recorded", "a log at work", "a log answered for all rows"
UNLINKED = "a log with a row to be linked"
MAY = DESK_AND_COMMUNE

ROWS = (
    row("logbook:logs", GET, "the logs", may=MAY, others=LISTED_TO_US_ALONE),
    row("logbook:logs", GET, "the logs", query="xuat=csv", may=MAY, others=LISTED_TO_US_ALONE),
    row("logbook:logs", POST, "the logs", may=MAY,
        others=others(partner=Outcome.OK, observer=Outcome.REFUSED, outside=Outcome.REFUSED),
        send={"log": "{csv}", "channel": "{stations_channel}"}),
    row("logbook:log_template", GET, "the desk", others=OPEN),
    row("logbook:log", GET, ASKING, others=OURS_ALONE),
    row("logbook:log", GET, ASKING, query="xuat=csv", others=OURS_ALONE, shows=False),
    row("logbook:log_progress", GET, AT_WORK, others=OURS_ALONE, shows=False, leaves=("logbook_importbatch",)),
    row("logbook:log_columns", POST, ASKING, may=MAY, send={"sheet": "{sheet}", "cot-C": "title"}, others=OURS_ALONE),
    row("logbook:log_heading", POST, ASKING, may=MAY, send={"heading": "Thể loại", "field": "kind"}, others=OURS_ALONE),
    row("logbook:log_words", GET, "the words of the logs", may=MAY, others=LISTED_TO_US_ALONE),
    row("logbook:log_words", POST, "the words of the logs", may=MAY, send={"word": "{word}"},
        others=others(partner=Outcome.REFUSED, observer=Outcome.REFUSED, outside=Outcome.REFUSED)),
    row("logbook:log_book", POST, ASKING, may=MAY, send={"book": "supplied"}, others=OURS_ALONE),
    row("logbook:log_answer", POST, ASKING, may=MAY, send={"code": "year_missing", "answer": "year:2022"}, others=OURS_ALONE),
    row("logbook:log_ask_again", POST, ANSWERED, may=MAY, send={"key": "year_missing"}, others=OURS_ALONE),
    row("logbook:log_row", GET, ROW, others=OURS_ALONE),
    row("logbook:log_row_answer", POST, ROW, may=MAY, send={"doubt": "year_missing.used_on", "answer": "year:2022"}, others=OURS_ALONE),
    row("logbook:log_record", GET, READY, may=MAY, others=OURS_ALONE),
    row("logbook:log_record", POST, READY, may=MAY, others=OURS_ALONE),
    row("logbook:log_stop", POST, AT_WORK, may=MAY, others=OURS_ALONE),
    row("logbook:log_set_aside", POST, READY, may=MAY, others=OURS_ALONE),
    row("logbook:log_undo", POST, DONE, may=MAY, others=OURS_ALONE, send={"reason": "Nhầm tệp"}),
    row("logbook:log_links", GET, UNLINKED, others=OURS_ALONE),
    row("logbook:log_look", POST, UNLINKED, may=MAY, others=OURS_ALONE),
    row("logbook:log_link", POST, UNLINKED, may=MAY, send={"dong": ["1"]}, others=OURS_ALONE),
    row("logbook:log_repair", GET, ASKING, others=OURS_ALONE, shows=False),
)  # fmt: skip
