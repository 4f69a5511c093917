"""Texts of one piece again and again, pasted or as files."""

from collections.abc import Iterator

from tests.stalls.bomb import Bomb

TEXT_SIZE = 190_000

PUMPED = {
    "newlines": "\n",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\xa0",
    "one item": "1 tin ",
    "digits": "1",
    "digits and dots": "1.",
    "digits and commas": "1,",
    "thousands": "1.000",
    "dates": "1/1/2022 ",
    "half dates": "1/",
    "ranges": "1-",
    "spaced ranges": "1 - 2 ",
    "from to": "từ 1 đến ",
    "tens": "mười ",
    "hundreds": "một trăm ",
    "and odd": "linh ",
    "fractions": "một phần ",
    "decimals": "hai phẩy ",
    "per cent": "5 % ",
    "signs": "≥",
    "signs and digits": ">1",
    "hours": "12:",
    "cues": "00:00:01,000 --> ",
    "cue numbers": "1\n\n",
    "headings": "1.1.1.",
    "brackets": "(",
    "closed brackets": "(1) ",
    "quotes": "“",
    "tags": "<b>",
    "open tags": "<b ",
    "curly": "{\\an8",
    "placeholders": "{{so:a",
    "entities": "&amp;",
    "open entities": "&#",
    "entities in entities": "&amp;amp;",
    "marks": "̣",
    "letters with marks": "ạ̣",
    "joiners": "​",
    "names": "Báo Lào Cai ",
    "bodies": "Đài Phát thanh - Truyền hình tỉnh Yên Bái ",
    "capitals": "A",
    "words": "a ",
    "one word": "ơ",
    "sentences": "Đài Yên Bái sử dụng 5 tin. ",
    "lists": "lần lượt là 1, 2, 3, ",
    "laws": "15/2022/NĐ-CP ",
    "semicolons": "a;",
    "percent signs": "%",
    "surrogate pairs": "𝟏",
    "wide digits": "１",
    "right to left": "‮1",
}


def pumped(piece: str, size: int = TEXT_SIZE) -> str:
    """A text of about so many letters, of one piece again and again."""
    return piece * (size // len(piece))


def texts() -> Iterator[Bomb]:
    for name, piece in PUMPED.items():
        yield Bomb("text", name, "bai.txt", pumped(piece).encode())
    for ending in ("srt", "vtt"):
        for name in ("newlines", "cues", "cue numbers", "open tags", "curly", "digits"):
            data = pumped(PUMPED[name]).encode()
            yield Bomb("text", f"{name} as .{ending}", f"phu-de.{ending}", data)
    yield Bomb("text", "UTF-16", "bai.txt", pumped("\n").encode("utf-16"))
    yield Bomb("text", "no known encoding", "bai.txt", bytes(range(128, 256)) * 1500)
