"""Why an action on a review was not done; the message is for the person who asked."""

from tinhban.foundation.problems import Refused


class ReviewRefused(Refused):
    """What was wrong, where, and what to do."""


class NothingChanged(ReviewRefused):
    """Freezing again would sign the same figures and the same text."""
