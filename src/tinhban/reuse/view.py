"""One state of the index, and how it answers."""

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import disk, kernel, wording
from .background import Background
from .called import CalledCommon
from .matches import Match, Span
from .query import Questions
from .segment import Segment

MOST_CANDIDATES = 200  # texts an article is aligned with; among equals the key decides
LEAST = 0.5
_AT_ONCE = 2048
_SEGMENTS = 64


class View:
    """Segments that belong together; a search sees one view from beginning to end."""

    def __init__(self, segments: Sequence[Segment], background: Background) -> None:
        self.segments = tuple(segments)
        self.background = background
        self._own = threading.local()

    def answer(self, texts: Sequence[str], called: CalledCommon | None = None) -> list[list[Match]]:
        """For each text the items it reuses, the surest first."""
        asked = Questions(texts)
        found: list[list[Match]] = [[] for _ in texts]
        if not len(asked.keys) or not self.segments:
            return found
        ranges, frequency = self._frequency(asked)
        candidates = self._candidates(asked, ranges, frequency)
        common: np.ndarray | None = None
        for segment, (articles, documents) in zip(self.segments, candidates, strict=True):
            if not len(articles):
                continue
            if common is None:
                common = self.background.others(asked, frequency)
                if called is not None:
                    common[called.among(asked.keys)] = kernel.load().sketch.COMMON
            for first in range(0, len(articles), _AT_ONCE):
                part = slice(first, first + _AT_ONCE)
                self._judge(
                    asked, segment, articles[part], documents[part], frequency, common, found
                )
        for matches in found:
            if len(matches) > 1:
                matches.sort(key=lambda match: (-match.score, -match.weight, match.key))
        return found

    def _frequency(self, asked: Questions) -> tuple[list[Any], np.ndarray]:
        postings = kernel.load().postings
        count = len(asked.keys)
        first, second = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
        seen = np.zeros(count, np.int32)
        ranges = []
        for segment in self.segments:
            low, high = np.empty(count, np.int64), np.empty(count, np.int64)
            postings.lookup(asked.keys, segment.directory, segment.packed, segment.bits, low, high)
            postings.count_stories(
                low,
                high,
                segment.packed,
                segment.bits,
                segment.dead,
                segment.stories,
                first,
                second,
                seen,
            )
            ranges.append((low, high))
        frequency = np.empty(count, np.int32)
        postings.frequencies(first, second, seen, frequency)
        return ranges, frequency

    def _candidates(
        self, asked: Questions, ranges: list[Any], frequency: np.ndarray
    ) -> list[tuple[np.ndarray, np.ndarray]]:
        postings = kernel.load().postings
        usable = (frequency > 0) & (frequency <= postings.MAX_STORIES)
        out = []
        weights = []
        for segment, (low, high) in zip(self.segments, ranges, strict=True):
            room = int((high - low)[usable].sum()) // postings.MIN_HITS + 1
            articles, documents = np.empty(room, np.int32), np.empty(room, np.int32)
            weight = np.empty(room, np.int64)
            count = postings.gather(
                asked.key_starts, low, high, segment.packed, segment.bits, segment.dead, frequency,
                self._scores(segment), articles, documents, weight,
            )  # fmt: skip
            out.append((articles[:count], documents[:count]))
            weights.append(weight[:count])
        most = len(asked.starts) - 1
        totals = np.zeros(most, np.int64)
        for articles, _ in out:
            totals += np.bincount(articles, minlength=most)
        for article in np.flatnonzero(totals > MOST_CANDIDATES):
            out = self._limit(int(article), out, weights)
        return out

    def _limit(
        self,
        article: int,
        candidates: list[tuple[np.ndarray, np.ndarray]],
        weights: list[np.ndarray],
    ) -> list[tuple[np.ndarray, np.ndarray]]:
        """Keep the best for an article that looks like very many texts, the same in any order."""
        ranked = []
        for number, (articles, documents) in enumerate(candidates):
            for place in np.flatnonzero(articles == article):
                key = self.segments[number].keys[int(documents[place])]
                weight = int(weights[number][place]) % kernel.load().postings.HIT
                ranked.append((-weight, disk.checksum(key.encode()), key, number, int(place)))
        ranked.sort()
        out = []
        for number, (articles, documents) in enumerate(candidates):
            keep = articles != article
            keep[[place for *_, own, place in ranked[:MOST_CANDIDATES] if own == number]] = True
            weights[number] = weights[number][keep]
            out.append((articles[keep], documents[keep]))
        return out

    def _judge(
        self,
        asked: Questions,
        segment: Segment,
        articles: np.ndarray,
        documents: np.ndarray,
        frequency: np.ndarray,
        common: np.ndarray,
        found: list[list[Match]],
    ) -> None:
        count = len(articles)
        verdicts = np.empty((count, 2), np.int64)
        figures = np.empty((count + 1, kernel.load().weigh.FIGURES), np.float64)
        spans = np.empty((count * _SEGMENTS, 5), np.int32)
        accepted = kernel.load().judge.judge(
            articles, documents, asked.starts, asked.tokens, asked.states, asked.begins, asked.ends,
            asked.key_starts, asked.places, frequency, common, asked.stories, self.background.cells,
            segment.starts, segment.tokens, segment.places, segment.odd_starts, segment.oddities,
            *wording.tables(), LEAST, verdicts, figures, spans,
        )  # fmt: skip
        begin = 0
        passages = spans[: verdicts[accepted - 1, 1] if accepted else 0].tolist()
        told = figures[:accepted, :3]  # score, containment, weight
        told[:, :2] = told[:, :2].round(6)
        told[:, 2] = told[:, 2].round(2)
        own: list[Span]
        formulas: list[Span]
        for (candidate, end), (score, containment, weight) in zip(
            verdicts[:accepted].tolist(), told.tolist(), strict=True
        ):
            own, formulas = [], []
            for a0, a1, i0, i1, is_formula in passages[begin:end]:
                (formulas if is_formula else own).append((a0, a1, i0, i1))
            begin = end
            if not own:  # all of it is common: then the whole is the evidence
                own, formulas = formulas, own
            key = segment.keys[int(documents[candidate])]
            found[articles[candidate]].append(Match(key, score, containment, weight, own, formulas))

    def _scores(self, segment: Segment) -> np.ndarray:
        """A row of zeros as long as the segment, one for each thread."""
        scores: dict[str, np.ndarray] = self._own.__dict__.setdefault("scores", {})
        if segment.name not in scores:
            scores[segment.name] = np.zeros(segment.documents, np.int64)
        return scores[segment.name]
