"""Reports: a draft is the office's own, what was frozen is read in the channel of the programme."""

from tests.authorisation.matrix.roles import CLERKS, DESK, LEADER
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    GET,
    LISTED_IN_THE_CHANNEL,
    OURS_ALONE,
    POST,
    READ_IN_THE_CHANNEL,
    REFUSED_TO_READERS,
    others,
    row,
)

REPORT, FIGURE, SECTION = "a report", "a figure", "a section"
FROZEN, THEIRS = "a frozen version", "a version of the partner"
# A partner writes its own report at the same address; an observer has none.
EACH_ITS_OWN = others(partner=Outcome.OK)
# What stands behind a figure is open to who reads the channels that it counts from.
BEHIND = others(partner=Outcome.OK)
# A bundle that its reader could not check is refused with a word.
PROVEN = others(partner=Outcome.OK, observer=Outcome.BARE)
LONG_TEXT = "a long text that is looked through"
PROOF, AT_WORK = "the proof of a frozen version", "a bundle at work"
BARE_IN_THE_CHANNEL = others(partner=Outcome.BARE, observer=Outcome.BARE)

ROWS = (
    row("reviews:list", GET, "the reports", others=LISTED_IN_THE_CHANNEL),
    row("reviews:list", GET, "the reports", query="xuat=csv", others=LISTED_IN_THE_CHANNEL),
    row("reviews:list", GET, "the reports", query="xuat=xlsx", others=LISTED_IN_THE_CHANNEL),
    row("reviews:check", GET, "the reports", others=LISTED_IN_THE_CHANNEL),
    row("reviews:check", POST, "the reports", others=LISTED_IN_THE_CHANNEL, reads=True,
        leaves=("evidence_storedfile", "evidence_holding"),
        send={"programme": "{provinces}", "period": "2022", "text": "Sử dụng 2 tin, bài."}),
    # Somebody's own: not of the same office's others either.
    row("reviews:text_check", GET, LONG_TEXT, may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE),
    row("reviews:text_check_progress", GET, LONG_TEXT, may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE,
        shows=False, leaves=("reviews_textcheck",)),
    row("reviews:stop_text_check", POST, LONG_TEXT, may=LEADER, denied=Outcome.HIDDEN, others=OURS_ALONE),
    row("reviews:review", GET, REPORT, others=READ_IN_THE_CHANNEL),
    row("reviews:review", GET, REPORT, query="ban={frozen}", others=READ_IN_THE_CHANNEL),
    row("reviews:json", GET, REPORT, others=READ_IN_THE_CHANNEL),
    row("reviews:word", GET, REPORT, others=READ_IN_THE_CHANNEL, shows=False),
    row("reviews:pdf", GET, REPORT, others=READ_IN_THE_CHANNEL, shows=False),
    row("reviews:figure", GET, FIGURE, others=READ_IN_THE_CHANNEL, shows=False),
    row("reviews:figure", GET, FIGURE, htmx=True, others=READ_IN_THE_CHANNEL, shows=False),
    row("reviews:rows", GET, FIGURE, others=BEHIND),
    row("reviews:rows", GET, FIGURE, query="xuat=csv", others=BEHIND),
    row("reviews:rows", GET, FIGURE, query="xuat=xlsx", others=BEHIND),
    row("reviews:minutes", GET, FIGURE, others=BEHIND, shows=False),
    row("reviews:confirmation", GET, FIGURE, others=BEHIND, shows=False),
    row("reviews:technical", GET, FIGURE, others=BEHIND, shows=False),
    # writing
    row("reviews:start", POST, "a report not begun", may=DESK,
        others=others(partner=Outcome.OK, observer=Outcome.REFUSED)),
    row("reviews:details", GET, REPORT, may=DESK, others=EACH_ITS_OWN),
    row("reviews:details", POST, REPORT, may=DESK, others=EACH_ITS_OWN, send={"place": "Sa Pa"}),
    row("reviews:section", GET, SECTION, may=DESK, others=OURS_ALONE),
    row("reviews:section", POST, SECTION, may=DESK, others=OURS_ALONE, send={"text": "{section_text}\nThêm một câu."}),
    row("reviews:new_section", GET, SECTION, may=DESK, others=OURS_ALONE),
    row("reviews:new_section", POST, SECTION, may=DESK, others=OURS_ALONE,
        send={"kind": "section", "heading": "Mục mới", "text": "Một câu."}),
    row("reviews:remove_section", POST, SECTION, may=DESK, others=OURS_ALONE),
    row("reviews:phrase", GET, FIGURE, may=DESK, others=EACH_ITS_OWN, shows=False),
    row("reviews:phrase", POST, FIGURE, may=DESK, others=EACH_ITS_OWN,
        send={"way": "own", "qualifier": "exact", "number": "2"}),
    # freezing, sealing, issuing
    row("reviews:freeze", GET, REPORT, may=LEADER, others=EACH_ITS_OWN),
    row("reviews:freeze", POST, REPORT, may=LEADER, others=others(partner=Outcome.REFUSED)),
    row("reviews:seal", GET, THEIRS, may=LEADER, others=OURS_ALONE),
    row("reviews:seal", POST, THEIRS, may=LEADER, others=OURS_ALONE),
    row("reviews:issue", GET, FROZEN, may=CLERKS, others=OURS_ALONE),
    row("reviews:issue", POST, FROZEN, may=CLERKS, others=OURS_ALONE,
        send={"number": "12/BC-STTTT", "issued_on": "{today}", "paper": "{pdf}"}),
    # A bundle is its reader's own: the partner has had none made, so it finds the page that makes one.
    row("reviews:bundle", GET, PROOF, others=BARE_IN_THE_CHANNEL),
    row("reviews:bundle_page", GET, FROZEN, others=PROVEN),
    row("reviews:make_bundle", POST, PROOF, others=others(partner=Outcome.OK, observer=Outcome.REFUSED)),
    row("reviews:bundle_progress", GET, AT_WORK, others=READ_IN_THE_CHANNEL, shows=False,
        leaves=("reviews_bundle",)),
    row("reviews:stop_bundle", POST, AT_WORK, others=REFUSED_TO_READERS),
    row("reviews:verify", GET, PROOF, others=PROVEN),
)  # fmt: skip
