"""Drafts of one office, and what was frozen, sealed and issued for all."""

from tinhban.reviews.models.bundles import MAKING, Bundle, BundleState
from tinhban.reviews.models.checks import CHECKING, CheckState, TextCheck
from tinhban.reviews.models.drafts import BoundFigure, Review, ReviewSection, SectionKind
from tinhban.reviews.models.frozen import FrozenReview, Issue, Seal

__all__ = [
    "CHECKING",
    "MAKING",
    "BoundFigure",
    "Bundle",
    "BundleState",
    "CheckState",
    "FrozenReview",
    "Issue",
    "Review",
    "ReviewSection",
    "Seal",
    "SectionKind",
    "TextCheck",
]
