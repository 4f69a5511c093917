"""What is said of a bundle that is not what it says."""

from typing import Any

from tinhban.foundation.problems import Refused
from tinhban.proof.report import Finding


class BundleRefused(Refused):
    """The bundle is not what it says it is."""

    def __init__(self, code: str, **params: Any) -> None:
        self.finding = Finding(code, params)
        super().__init__(self.finding.text("en"))
        self.code = code
