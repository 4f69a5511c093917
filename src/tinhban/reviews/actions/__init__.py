"""Everything that changes a review."""

from tinhban.reviews.actions.bundling import start_bundle, stop_bundle
from tinhban.reviews.actions.drafts import (
    add_section,
    choose_phrase,
    edit_details,
    edit_section,
    remove_section,
    start_review,
    take_back_phrase,
    write_sections,
)
from tinhban.reviews.actions.freezing import freeze_review, issue_review, seal_review
from tinhban.reviews.actions.text_checks import start_text_check, stop_text_check
from tinhban.reviews.problems import NothingChanged, ReviewRefused

__all__ = [
    "NothingChanged",
    "ReviewRefused",
    "add_section",
    "choose_phrase",
    "edit_details",
    "edit_section",
    "freeze_review",
    "issue_review",
    "remove_section",
    "seal_review",
    "start_bundle",
    "start_review",
    "start_text_check",
    "stop_bundle",
    "stop_text_check",
    "take_back_phrase",
    "write_sections",
]
