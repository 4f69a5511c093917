"""Where a run is cut for its marks, as edits of the bytes of its part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from xml.sax.saxutils import escape

from tinhban.foundation.legacy_text import vni_places
from tinhban.papers.reading.skeleton import Child, Skeleton, skeleton_of
from tinhban.papers.reading.value import Stretch

# What stands behind the highlight in the properties of a run.
_LATER = (
    "u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange"
)
_WORST_FIRST = ("red", "green", "lightGray")


@dataclass
class Segment:
    """A marked span of the text inside one run; comments that begin before it and end behind it."""

    start: int
    end: int
    colour: str
    opens: int | None = None
    closes: int | None = None


@dataclass(frozen=True)
class Edit:
    """Bytes of a part and what is to stand there instead."""

    begins: int
    ends: int
    instead: bytes


@dataclass(frozen=True)
class Tags:
    """Word's elements as text, in the prefix that the run itself uses."""

    space: str
    prefix: str = ""

    def name(self, local: str) -> str:
        return f"{self.prefix}:{local}" if self.prefix else local

    def empty(self, local: str, attribute: str, value: object) -> str:
        if self.prefix:
            return f'<{self.prefix}:{local} {self.prefix}:{attribute}="{value}"/>'
        return f'<{local} xmlns:w="{self.space}" w:{attribute}="{value}"/>'

    def letters(self, text: str) -> str:
        name = self.name("t")
        return f'<{name} xml:space="preserve">{escape(text)}</{name}>'

    def opens(self, comment: int | None) -> str:
        return "" if comment is None else self.empty("commentRangeStart", "id", comment)

    def closes(self, comment: int | None) -> str:
        if comment is None:
            return ""
        run = self.name("r")
        reference = self.empty("commentReference", "id", comment)
        return f"{self.empty('commentRangeEnd', 'id', comment)}<{run}>{reference}</{run}>"


@dataclass(frozen=True)
class _Cut:
    """A place between letters of a run: in front of letter `letter` of child `child`."""

    child: int
    letter: int


def edits_of(
    data: bytes, run: tuple[int, int], marked: list[tuple[Stretch, Segment]], tags: Tags
) -> list[Edit]:
    """The edits that mark segments of one run."""
    skeleton = skeleton_of(data, *run)
    cutter = _Cutter(data, run, skeleton, Tags(tags.space, skeleton.prefix))
    for stretch, segments in _by_stretch(marked):
        cutter.add(stretch, segments)
    return list(cutter.edits())


def _by_stretch(marked: list[tuple[Stretch, Segment]]) -> Iterator[tuple[Stretch, list[Segment]]]:
    groups: dict[int, tuple[Stretch, list[Segment]]] = {}
    for stretch, segment in marked:
        groups.setdefault(stretch.start, (stretch, []))[1].append(segment)
    yield from groups.values()


class _Cutter:
    def __init__(self, data: bytes, run: tuple[int, int], skeleton: Skeleton, tags: Tags) -> None:
        self.data = data
        self.run = run
        self.skeleton = skeleton
        self.tags = tags
        self._spans: list[tuple[_Cut, _Cut, Segment]] = []

    def add(self, stretch: Stretch, segments: list[Segment]) -> None:
        """Find the letters of the file for the letters of the text."""
        first, last = stretch.children
        inside = [
            at
            for at, child in enumerate(self.skeleton.children)
            if first <= child.begins and child.ends <= last and child.shown
        ]
        if not inside:
            return
        shown = [len(self.skeleton.children[at].shown) for at in inside]
        begins = [0, *accumulate(shown)]
        places = _places([self.skeleton.children[at] for at in inside], stretch.end - stretch.start)
        behind = _Cut(inside[-1] + 1, 0)

        def cut(letter: int) -> _Cut:
            """In front of a letter of the text."""
            if letter >= len(places):
                return behind
            at = bisect_right(begins, places[letter]) - 1
            return _Cut(inside[at], places[letter] - begins[at])

        if not places:  # the letters cannot be told apart: the whole stretch is marked
            ends = (segments[0].opens, segments[-1].closes)
            whole = Segment(stretch.start, stretch.end, _worst(segments), *ends)
            self._spans.append((_Cut(inside[0], 0), behind, whole))
            return
        for one in segments:
            self._spans.append((cut(one.start - stretch.start), cut(one.end - stretch.start), one))

    def edits(self) -> Iterator[Edit]:
        """Marks of the whole run change its properties; others cut it into several runs."""
        tags, children = self.tags, self.skeleton.children
        events: list[
            tuple[_Cut, str, str]
        ] = []  # where, what is closed and opened, colour from there
        first = next((at for at, child in enumerate(children) if child.shown), 0)
        last = max((at for at, child in enumerate(children) if child.shown), default=-1)
        colour_of_run = ""
        for begins, ends, segment in self._spans:
            if begins == _Cut(first, 0):
                colour_of_run = segment.colour
                yield Edit(self.run[0], self.run[0], tags.opens(segment.opens).encode())
            else:
                events.append((begins, tags.opens(segment.opens), segment.colour))
            if ends == _Cut(last + 1, 0):
                yield Edit(self.run[1], self.run[1], tags.closes(segment.closes).encode())
            else:
                events.append((ends, tags.closes(segment.closes), ""))
        if colour_of_run:
            yield self._face(colour_of_run)
        yield from self._cuts(events)

    def _face(self, colour: str) -> Edit:
        face = self.skeleton.face
        at = self.skeleton.content
        begins, ends = face or (at, at)
        return Edit(begins, ends, self._coloured(colour))

    def _coloured(self, colour: str) -> bytes:
        """The properties of the run, in another colour or in their own."""
        face = self.skeleton.face
        old = self.data[face[0] : face[1]].decode() if face else ""
        if not colour:
            return old.encode()
        tags = self.tags
        light = tags.empty("highlight", "val", colour)
        name = tags.name("rPr")
        if not old or old.endswith("/>"):
            return f"<{name}>{light}</{name}>".encode()
        changed = old.find(f"<{tags.name('rPrChange')}")
        kept, rest = (old, "") if changed < 0 else (old[:changed], old[changed:])
        highlight = re.escape(tags.name("highlight"))
        kept = re.sub(rf"<{highlight}\b[^>]*/>|<{highlight}\b[^>]*[^/]>\s*</{highlight}>", "", kept)
        later = re.search(rf"<{re.escape(tags.name(''))}(?:{_LATER})[\s/>]", kept)
        at = later.start() if later else len(kept) if rest else kept.rindex("</")
        return (kept[:at] + light + kept[at:] + rest).encode()

    def _cuts(self, events: list[tuple[_Cut, str, str]]) -> Iterator[Edit]:
        by_child: dict[int, list[tuple[int, str, str]]] = {}
        for cut, between, colour in _merged(events):
            by_child.setdefault(cut.child, []).append((cut.letter, between, colour))
        for at, inside in by_child.items():
            child = self.skeleton.children[at]
            if inside[0][0] == 0:
                _, between, colour = inside.pop(0)
                yield Edit(child.begins, child.begins, self._seam(between, colour))
            if inside:
                yield Edit(child.begins, child.ends, self._cut_letters(child, inside))

    def _cut_letters(self, child: Child, inside: list[tuple[int, str, str]]) -> bytes:
        pieces: list[bytes] = []
        done = 0
        for letter, between, colour in inside:
            pieces.append(self.tags.letters(child.text[done:letter]).encode())
            pieces.append(self._seam(between, colour))
            done = letter
        return b"".join((*pieces, self.tags.letters(child.text[done:]).encode()))

    def _seam(self, between: str, colour: str) -> bytes:
        """The end of one run and the beginning of the next, alike in all but the colour."""
        end = f"</{self.tags.name('r')}>{between}".encode()
        return end + self.skeleton.opening + self._coloured(colour)


def _merged(events: list[tuple[_Cut, str, str]]) -> Iterator[tuple[_Cut, str, str]]:
    """Where one mark ends and the next begins there is one cut."""
    ordered = sorted(events, key=lambda one: (one[0].child, one[0].letter, bool(one[2])))
    for at, (cut, between, colour) in enumerate(ordered):
        if at + 1 < len(ordered) and ordered[at + 1][0] == cut:
            following = ordered[at + 1]
            ordered[at + 1] = (cut, between + following[1], following[2] or colour)
        else:
            yield cut, between, colour


def _places(children: list[Child], length: int) -> Sequence[int]:
    """For every letter of the text, which letter of the file it is; nothing if that is not known."""
    typed = sum(len(child.shown) for child in children)
    if typed == length:
        return range(length)
    places = vni_places("".join(child.shown for child in children))
    return places if len(places) == length else ()


def _worst(segments: list[Segment]) -> str:
    return min((one.colour for one in segments), key=_WORST_FIRST.index)
