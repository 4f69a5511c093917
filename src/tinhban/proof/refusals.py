"""What is said of the bytes of a peer or a stranger that are not what they say."""

from typing import Any

from tinhban.foundation.problems import Refused
from tinhban.proof.report import Finding


class EntryRefused(Refused):
    """A link, a body, a key or a rule that nobody needs to believe."""


class BundleRefused(Refused):
    """The bundle is not what it says it is."""

    def __init__(self, code: str, **params: Any) -> None:
        self.finding = Finding(code, params)
        super().__init__(self.finding.text("en"))
        self.code = code
