"""XML of strangers, walked element by element: no tree, no entities, no network, broken or whole."""

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import Any, Protocol

from lxml import etree

from tinhban.watch.reading.letters import text_of

MENDED = (
    20_000_000  # bytes of what is put right before it is read; longer ones are read as they are
)
DEEPEST = 100  # elements inside each other
_PIECE, _WORDS, _LONGEST_NAME = 1_000_000, 200_000, 40
_DECLARED = 1_000  # comments and instructions before the first element
_BLANK = b" \t\r\n"
_ROOT = re.compile(
    rb"<(?:\?xml|!DOCTYPE|!--|(?:[\w.-]{1,30}:)?(?:rss|feed|RDF|urlset|sitemapindex)\b)",
    re.IGNORECASE,
)
_BEFORE = 5_000  # bytes of a warning that a server writes before the beginning
# No page has an element with thousands of attributes; each costs memory before it can be refused.
_CROWDED = re.compile(rb"<[A-Za-z](?:[^<>=]*+=){2000}")
_SIGNS = bytes(n for n in range(32) if n not in (9, 10, 13))
_REFERENCE = re.compile(
    rb"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|([A-Za-z][A-Za-z0-9]{1,31});)?"
)


class NoTree(Exception):
    """This is nothing that could be walked, or not what the walker looks for."""


class Enough(Exception):
    """The walker has what it wants."""


class Walker(Protocol):
    """What is told of each element, in the order of the document."""

    found: list[Any]

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...


def walked(content: bytes, said: str, walker: type[Any], *args: Any) -> Any:
    """A walker of this kind after its walk; what is broken is put right first."""
    is_long = len(content) > MENDED
    if is_long and b"\0" in content[:100]:
        raise NoTree  # UTF-16 of this length
    whole = content if is_long else text_of(content, said).encode("utf-8", "replace")
    if _CROWDED.search(whole):
        raise NoTree
    found = walker(*args)
    try:
        _walk(_without_declaration(whole), found, mends=False)
    except (etree.XMLSyntaxError, NoTree):
        if is_long and found.found:
            return found  # what came before the fault
        found = walker(*args)
        _walk(_mended(whole), found, mends=True)
    return found


def _walk(parts: Iterable[bytes], walker: Walker, *, mends: bool) -> None:
    parser = etree.XMLParser(
        target=_Told(walker),
        encoding="utf-8",
        recover=mends,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for part in parts:
            for at in range(0, len(part), _PIECE):
                parser.feed(part[at : at + _PIECE])
        parser.close()
    except Enough:
        return
    except etree.XMLSyntaxError:
        if not mends:
            raise
    except AssertionError:  # the library, of an empty document
        return


class _Told:
    """The library's view of a walker."""

    def __init__(self, walker: Walker) -> None:
        self._start, self._end, self.data = walker.start, walker.end, walker.data
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Enough
        self._start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._end(tag)

    def close(self) -> None:
        return None


def _without_declaration(whole: bytes) -> Iterator[bytes]:
    """Everything but a DOCTYPE, which is refused when it declares anything."""
    at = kept = 0
    for _part in range(_DECLARED):
        while whole[at : at + 1] in _BLANK and at < len(whole):
            at += 1
        if whole.startswith(b"<?", at):
            end = _after(b"?>", whole, at)
        elif whole.startswith(b"<!--", at):
            end = _after(b"-->", whole, at)
        elif whole[at : at + 9].upper() == b"<!DOCTYPE":
            end = _after(b">", whole, at)
            if b"[" in whole[at:end]:
                raise NoTree
            yield whole[kept:at]
            kept = end
        else:
            yield whole[kept:]
            return
        at = end
    raise NoTree


def _after(mark: bytes, whole: bytes, at: int) -> int:
    found = whole.find(mark, at)
    if found < 0:
        raise NoTree
    return found + len(mark)


def _mended(whole: bytes) -> Iterator[bytes]:
    """What is before the beginning taken off, signs taken out, ampersands written as they should be."""
    begins = _ROOT.search(whole, 0, _BEFORE)
    if begins is None:
        raise NoTree
    for part in _without_declaration(whole[begins.start() :].translate(None, _SIGNS)):
        yield from _put_right(part)


def _put_right(whole: bytes) -> Iterator[bytes]:
    """Words put right, a piece at a time, and what is quoted (CDATA) as it stands."""
    at = 0
    while at < len(whole):
        quoted = whole.find(b"<![CDATA[", at)
        end = whole.find(b"]]>", quoted) + 3 if quoted >= 0 else 2
        words = whole[at : quoted if end > 2 else len(whole)]
        for begin, stop in _pieces(words):
            yield _REFERENCE.sub(_written, words[begin:stop])
        if end <= 2:
            return
        yield whole[quoted:end]
        at = end


def _pieces(words: bytes) -> Iterator[tuple[int, int]]:
    """So long that what is made of one stays small, and cut before an ampersand, never behind it."""
    at = 0
    while at < len(words):
        stop = min(at + _WORDS, len(words))
        begun = words.rfind(b"&", max(at + 1, stop - _LONGEST_NAME), stop)
        stop = begun if begun > 0 and stop < len(words) else stop
        yield at, stop
        at = stop


def _written(found: "re.Match[bytes]") -> bytes:
    if found[1]:
        return found[0]
    if found[2]:
        letters = html5.get(f"{found[2].decode()};", "")
        if letters and letters not in "<&>":
            return letters.encode()
    return b"&amp;" + found[0][1:]
