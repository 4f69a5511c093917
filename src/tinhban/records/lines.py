"""Rows of a list as they are shown: one shape for every noun."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tinhban.records.clock import Clock

State = tuple[str, Any]  # the class of the style sheet, and the words
Names = Callable[[UUID], str]


@dataclass(frozen=True)
class Line:
    """One row of a list: what it is, of whom, and how it stands."""

    uid: UUID
    title: str
    partner: str
    facts: list[str]
    state: State
    clock: Clock | None = None
    ours: bool = False  # the body that is named is the acting organisation
    tags: list[str] = field(default_factory=list)
