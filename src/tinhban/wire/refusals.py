"""What is said of the bytes of a peer or a stranger that are not what they say."""

from tinhban.foundation.problems import Refused


class EntryRefused(Refused):
    """A link, a body, a key or a rule that nobody needs to believe."""
