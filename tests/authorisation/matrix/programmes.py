"""Programmes: parties act, observers read, nobody else learns of them."""

from tests.authorisation.matrix.roles import CLERKS, DESK, LEADER, PROPOSERS
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    GET,
    LISTED_IN_THE_CHANNEL,
    OPEN,
    OURS_ALONE,
    POST,
    READ_IN_THE_CHANNEL,
    others,
    row,
)

# A form of the parties: an observer is led back with a word.
PARTIES_SEE = others(partner=Outcome.OK, observer=Outcome.BARE)
PARTIES_DO = others(partner=Outcome.OK, observer=Outcome.REFUSED)
PROPOSER_SEES = others(partner=Outcome.BARE, observer=Outcome.BARE)
PROPOSER_DOES = others(partner=Outcome.REFUSED, observer=Outcome.REFUSED)
RUNNING, TO_SIGN, ON_PAPER = (
    "a running programme",
    "a programme to sign",
    "a programme signed on paper",
)
DRAFT, IN_WORDS, COUNTED = (
    "a draft programme",
    "a commitment in words",
    "how a commitment is counted",
)

ROWS = (
    row("programmes:list", GET, "the programmes", others=LISTED_IN_THE_CHANNEL),
    row("programmes:list", GET, "the programmes", query="xuat=csv", others=LISTED_IN_THE_CHANNEL),
    row("programmes:list", GET, "the programmes", query="xuat=xlsx", others=LISTED_IN_THE_CHANNEL),
    row("programmes:list", GET, "the programmes", query="tim=hop+tac", others=LISTED_IN_THE_CHANNEL),
    row("programmes:programme", GET, RUNNING, others=READ_IN_THE_CHANNEL),
    row("programmes:programme", GET, "the programme of the stations", others=READ_IN_THE_CHANNEL),
    row("programmes:commitment", GET, IN_WORDS, others=READ_IN_THE_CHANNEL),
    # drafts stay in the office
    row("programmes:new", GET, "the desk", may=DESK, others=OPEN),
    row("programmes:new", POST, "the desk", may=DESK, others=OPEN,
        send={"title": "Chương trình mới", "term": "2023"}),
    row("programmes:draft", GET, DRAFT, others=OURS_ALONE),
    row("programmes:draft", POST, DRAFT, may=DESK, others=OURS_ALONE, send={"theme": "Đổi chủ đề"}),
    row("programmes:propose", GET, DRAFT, others=OURS_ALONE),
    row("programmes:propose", POST, DRAFT, may=PROPOSERS, others=OURS_ALONE),
    row("programmes:discard", POST, DRAFT, may=DESK, others=OURS_ALONE),
    # acts of the parties
    row("programmes:sign", GET, TO_SIGN, may=LEADER, others=PARTIES_SEE),
    row("programmes:sign", POST, TO_SIGN, may=LEADER, others=PARTIES_DO, send={"signer_position": "Giám đốc"}),
    row("programmes:type_signature", GET, ON_PAPER, may=CLERKS, others=PROPOSER_SEES),
    row("programmes:type_signature", POST, ON_PAPER, may=CLERKS, others=PROPOSER_DOES,
        send={"organisation": "{partner}", "signer_position": "Giám đốc", "paper": "{pdf}"}),
    row("programmes:open_phase", GET, RUNNING, may=DESK, others=PARTIES_SEE),
    row("programmes:open_phase", POST, RUNNING, may=DESK, others=PARTIES_DO, send={"year": "2022", "theme": "Chủ đề"}),
    row("programmes:name_contact", GET, RUNNING, may=DESK, others=PARTIES_SEE),
    row("programmes:name_contact", POST, RUNNING, may=DESK, others=PARTIES_DO, send={"position": "Phòng Thông tin"}),
    row("programmes:link", GET, TO_SIGN, may=DESK, others=PARTIES_SEE),
    row("programmes:link", POST, TO_SIGN, may=DESK, others=PARTIES_DO, send={"channel": "{stations_channel}"}),
    row("programmes:close", GET, RUNNING, may=LEADER, others=PROPOSER_SEES),
    row("programmes:close", POST, RUNNING, may=LEADER, others=PROPOSER_DOES, send={"reason": "Đã tổng kết"}),
    row("programmes:roll_over", POST, RUNNING, may=DESK, others=READ_IN_THE_CHANNEL),
    row("programmes:judge", GET, IN_WORDS, may=DESK, others=PARTIES_SEE),
    row("programmes:judge", POST, IN_WORDS, may=DESK, others=PARTIES_DO,
        send={"year": "2022", "verdict": "met", "words": "Đã làm đủ.", "reference": "Báo cáo năm 2022"}),
    row("programmes:count", GET, COUNTED, may=DESK, others=PROPOSER_SEES),
    row("programmes:count", POST, COUNTED, may=DESK, others=PROPOSER_DOES,
        send={"count": "usage", "user": "{paper_partner}"}),
)  # fmt: skip
