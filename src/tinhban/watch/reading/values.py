"""What is read out of a site's bytes: plain values that travel between processes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Announced:
    """One publication that a source names."""

    url: str
    title: str = ""
    published_on: date | None = None
    file: Path | None = None
    # What the source writes as a day, when there is no such day.
    doubtful: str = ""


@dataclass(frozen=True)
class Named:
    """What a listing names: publications, or further listings."""

    entries: tuple[Announced, ...]
    are_listings: bool = False
