"""Sentences that are filled with what was stored."""

from collections.abc import Mapping
from typing import Any


class Stored(dict[str, Any]):
    """Where something is missing the sentence is shown all the same."""

    def __missing__(self, name: str) -> str:
        return "…"


def filled(sentence: str, params: object) -> str:
    """A translated sentence with its parameters, whatever of them was stored."""
    return sentence % Stored(params if isinstance(params, Mapping) else {})
