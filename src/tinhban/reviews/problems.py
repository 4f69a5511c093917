"""Why an action on a review was not done; the message is for the person who asked."""


class ReviewRefused(ValueError):
    """What was wrong, where, and what to do."""


class NothingChanged(ReviewRefused):
    """Freezing again would sign the same figures and the same text."""
