"""Word files with what Word shows of them: written before the reader, each with its right value."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Input:
    """A file, the text that Word shows, what the books say of its figures, and what is told."""

    name: str
    data: bytes
    text: str
    figures: dict[str, str] = field(
        default_factory=dict
    )  # surface: verdict, of those that are placed
    notes: dict[str, int] = field(default_factory=dict)  # code: how many


@dataclass(frozen=True)
class Refusal:
    """A file that is no readable Word file, and the code of the sentence that says so."""

    name: str
    data: bytes
    code: str
    says: str = ""  # of the English sentence


# What the books hold of the year (`numbers/check/tests/cast.py`).
USED = "Đài Lào Cai sử dụng "
OF_YEN_BAI = " tin, bài của Đài Yên Bái."
