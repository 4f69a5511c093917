"""Everything that changes the exchange: one function per verb, one transaction each.

`id` is the intention of the person who pressed the button, made with the form: pressing twice is once.
"""

from tinhban.exchange.actions.deliveries import receive_delivery, send_delivery
from tinhban.exchange.actions.drafts import FIELDS as DRAFT_FIELDS
from tinhban.exchange.actions.drafts import discard_draft, save_draft
from tinhban.exchange.actions.items import approve_item, correct_item, kill_item, withhold_item
from tinhban.exchange.actions.linking import link_usage
from tinhban.exchange.actions.offers import decline_offer, make_offer, withdraw_offer
from tinhban.exchange.actions.pieces import publish_piece
from tinhban.exchange.actions.publishing import publish_draft
from tinhban.exchange.actions.requests import make_request
from tinhban.exchange.actions.usages import (
    act_on_correction,
    claim_outside_usage,
    claim_usage,
    confirm_usages,
    dispute_usage,
    reject_usage,
    withdraw_usage,
)

__all__ = [
    "DRAFT_FIELDS",
    "act_on_correction",
    "approve_item",
    "claim_outside_usage",
    "claim_usage",
    "confirm_usages",
    "correct_item",
    "decline_offer",
    "discard_draft",
    "dispute_usage",
    "kill_item",
    "link_usage",
    "make_offer",
    "make_request",
    "publish_draft",
    "publish_piece",
    "receive_delivery",
    "reject_usage",
    "save_draft",
    "send_delivery",
    "withdraw_offer",
    "withdraw_usage",
    "withhold_item",
]
