"""The exchange of two stations, with a department that reads and a newspaper that must not know."""

from tests.authorisation.matrix.roles import DESK, DESK_AND_COMMUNE, EDITORS
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import (
    FOR_US_AMONG_READERS,
    GET,
    LISTED_IN_THE_CHANNEL,
    LISTED_TO_US_ALONE,
    OPEN,
    OURS_ALONE,
    POST,
    READ_IN_THE_CHANNEL,
    REFUSED_TO_READERS,
    others,
    row,
)

OUR_ITEM, OFFERED, USED = "our item", "an item offered to us", "a corrected item that we used"
OUR_OFFER, OFFER = "our offer", "an offer to us"
REQUEST, OUR_REQUEST, DELIVERY = "a request to us", "our request", "a delivery to us"
RELAY, OUR_RELAY = "a relay to us", "our relay"
BROADCAST = {"airs_on": "2023-02-06", "minutes": "90"}
OUR_USE, USE_OF_OURS, DRAFT = "our use", "a use of our item", "our draft"
NOT_THEIRS = others(partner=Outcome.REFUSED, observer=Outcome.REFUSED, outside=Outcome.REFUSED)
WHY = {"reason": "Theo kế hoạch của Đài"}

ROWS = (
    row("exchange:desk", GET, "the exchange", query="muc=kho-tin", others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the exchange", query="muc=kho-tin&xuat=csv", others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the exchange", query="muc=kho-tin&xuat=xlsx", others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the exchange", query="muc=kho-tin&tim=tin+cua+dai", others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the exchange", query="muc=kho-tin&xem={our_item}", others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the exchange", query="muc=kho-tin&xem={our_item}", htmx=True, others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the exchange", query="muc=da-su-dung", others=LISTED_IN_THE_CHANNEL),
    row("exchange:desk", GET, "the desk", others=OPEN),
    # items
    row("exchange:item", GET, OUR_ITEM, others=READ_IN_THE_CHANNEL),
    row("exchange:version", GET, "a version of our item", others=READ_IN_THE_CHANNEL),
    row("exchange:package", GET, OUR_ITEM, others=READ_IN_THE_CHANNEL),
    row("exchange:take", POST, OFFERED, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS),
    row("exchange:correct", GET, OUR_ITEM, may=EDITORS, others=FOR_US_AMONG_READERS),
    row("exchange:correct", POST, OUR_ITEM, may=EDITORS, others=FOR_US_AMONG_READERS, send=WHY | {"text": "Đã sửa."}),
    row("exchange:kill", GET, OUR_ITEM, may=EDITORS, others=FOR_US_AMONG_READERS),
    row("exchange:kill", POST, OUR_ITEM, may=EDITORS, others=FOR_US_AMONG_READERS, send=WHY),
    row("exchange:withhold", GET, OUR_ITEM, may=EDITORS, others=FOR_US_AMONG_READERS),
    row("exchange:withhold", POST, OUR_ITEM, may=EDITORS, others=FOR_US_AMONG_READERS, send=WHY),
    row("exchange:offer", GET, OUR_ITEM, may=DESK, others=FOR_US_AMONG_READERS),
    row("exchange:offer", POST, OUR_ITEM, may=DESK, others=FOR_US_AMONG_READERS),
    row("exchange:deliver", GET, OUR_ITEM, may=DESK, others=FOR_US_AMONG_READERS),
    row("exchange:deliver", POST, OUR_ITEM, may=DESK, others=FOR_US_AMONG_READERS, send={"to": "{station_partner}"}),
    row("exchange:act_on_correction", GET, USED, others=READ_IN_THE_CHANNEL),
    row("exchange:act_on_correction", POST, USED, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS,
        send={"done": "corrected"}),
    # offers
    row("exchange:decline", GET, OFFER, others=READ_IN_THE_CHANNEL),
    row("exchange:decline", POST, OFFER, may=DESK, others=REFUSED_TO_READERS, send=WHY),
    row("exchange:withdraw_offer", GET, OUR_OFFER, others=READ_IN_THE_CHANNEL),
    row("exchange:withdraw_offer", POST, OUR_OFFER, may=DESK, others=REFUSED_TO_READERS, send=WHY),
    row("exchange:undo_offer", POST, OUR_OFFER, may=DESK, others=REFUSED_TO_READERS),
    # requests
    row("exchange:ask", GET, "the desk", may=DESK_AND_COMMUNE, others=OPEN),
    row("exchange:ask", POST, "the exchange", query="ben={station_partner}", may=DESK_AND_COMMUNE, others=NOT_THEIRS,
        send={"partner": "{stations_channel}.{station_partner}", "kind": "raw_footage", "title": "Hình ảnh chợ phiên"}),
    row("exchange:request", GET, REQUEST, others=READ_IN_THE_CHANNEL),
    row("exchange:accept_request", POST, REQUEST, may=DESK, others=REFUSED_TO_READERS),
    row("exchange:decline_request", GET, REQUEST, may=DESK, others=READ_IN_THE_CHANNEL),
    row("exchange:decline_request", POST, REQUEST, may=DESK, others=REFUSED_TO_READERS, send=WHY),
    row("exchange:cancel_request", GET, OUR_REQUEST, may=DESK_AND_COMMUNE, others=READ_IN_THE_CHANNEL),
    row("exchange:cancel_request", POST, OUR_REQUEST, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS, send=WHY),
    row("exchange:undo_request", POST, OUR_REQUEST, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS),
    row("exchange:fulfil", GET, REQUEST, may=DESK, others=OURS_ALONE),
    row("exchange:fulfil", POST, REQUEST, may=DESK, others=OURS_ALONE, send={"items": ["{our_item}"]}),
    # relays
    row("relays:propose_relay", GET, "the desk", may=DESK, others=OPEN),
    row("relays:propose_relay", POST, "the exchange", may=DESK, others=NOT_THEIRS,
        send=BROADCAST | {"channel": "{stations_channel}", "to": ["{station_partner}"], "title": "Cầu truyền hình", "starts": "20:10"}),
    row("relays:relay", GET, RELAY, others=READ_IN_THE_CHANNEL),
    row("relays:confirm_relay", POST, RELAY, may=DESK, others=REFUSED_TO_READERS),
    row("relays:step_relay", GET, RELAY, may=DESK, others=READ_IN_THE_CHANNEL),
    row("relays:step_relay", POST, RELAY, may=DESK, others=REFUSED_TO_READERS, send={"step": "tested"}),
    row("relays:complete_relay", GET, RELAY, may=DESK, others=READ_IN_THE_CHANNEL),
    row("relays:complete_relay", POST, RELAY, may=DESK, others=REFUSED_TO_READERS,
        send=BROADCAST | {"outlet": "LTV", "step": "completed"}),
    row("relays:cancel_relay", GET, OUR_RELAY, may=DESK, others=READ_IN_THE_CHANNEL),
    row("relays:cancel_relay", POST, OUR_RELAY, may=DESK, others=REFUSED_TO_READERS, send=WHY),
    row("relays:undo_relay", POST, OUR_RELAY, may=DESK, others=REFUSED_TO_READERS),
    # deliveries
    row("exchange:delivery", GET, DELIVERY, others=READ_IN_THE_CHANNEL),
    row("exchange:receive", POST, DELIVERY, may=DESK, others=REFUSED_TO_READERS),
    # uses
    row("exchange:usage", GET, OUR_USE, others=READ_IN_THE_CHANNEL),
    row("exchange:claim", GET, USED, may=DESK_AND_COMMUNE, others=READ_IN_THE_CHANNEL),
    row("exchange:claim", POST, USED, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS,
        send={"used_on": "2023-02-06", "outlet": "Thời sự trưa"}),
    row("exchange:withdraw_usage", GET, OUR_USE, others=READ_IN_THE_CHANNEL),
    row("exchange:withdraw_usage", POST, OUR_USE, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS, send=WHY),
    row("exchange:undo_usage", POST, OUR_USE, may=DESK_AND_COMMUNE, others=REFUSED_TO_READERS),
    row("exchange:confirm", GET, "uses to confirm", others=LISTED_TO_US_ALONE),
    row("exchange:confirm", GET, "uses to confirm", query="xuat=csv", others=LISTED_TO_US_ALONE),
    row("exchange:confirm", GET, "uses to confirm", query="xuat=xlsx", others=LISTED_TO_US_ALONE),
    row("exchange:confirm", GET, "uses to confirm", query="tim=tin+cua+dai&xep=phu-hop", others=LISTED_TO_US_ALONE),
    row("exchange:confirm", POST, "uses to confirm", may=EDITORS, others=NOT_THEIRS,
        send={"tin": ["{use_to_confirm}"]}),
    row("exchange:confirm_usage", POST, USE_OF_OURS, may=EDITORS, others=REFUSED_TO_READERS),
    row("exchange:contradict", GET, USE_OF_OURS, others=READ_IN_THE_CHANNEL),
    row("exchange:contradict", POST, USE_OF_OURS, may=EDITORS, others=REFUSED_TO_READERS,
        send=WHY | {"answer": "disputed"}),
    # what is being written stays in the office
    row("exchange:drafts", GET, "our drafts", others=LISTED_TO_US_ALONE),
    row("exchange:drafts", GET, "our drafts", query="xuat=csv", others=LISTED_TO_US_ALONE),
    row("exchange:drafts", GET, "our drafts", query="xuat=xlsx", others=LISTED_TO_US_ALONE),
    row("exchange:drafts", GET, "our drafts", query="tim=dang+soan", others=LISTED_TO_US_ALONE),
    row("exchange:compose", GET, "the desk", may=DESK_AND_COMMUNE, others=OPEN),
    row("exchange:draft", GET, DRAFT, others=OURS_ALONE),
    row("exchange:draft", POST, DRAFT, may=DESK_AND_COMMUNE, others=OURS_ALONE, send={"title": "Tên mới"}),
    row("exchange:draft", POST, DRAFT, may=EDITORS, others=OURS_ALONE,
        send={"title": "Tên mới", "lam": "duyet", "channel": "{stations_channel}"}),
    row("exchange:autosave", POST, DRAFT, may=DESK_AND_COMMUNE, others=OURS_ALONE,
        send={"title": "Tên mới", "kind": "news_item"}),
    row("exchange:discard", POST, DRAFT, may=DESK_AND_COMMUNE, others=OURS_ALONE),
)  # fmt: skip
