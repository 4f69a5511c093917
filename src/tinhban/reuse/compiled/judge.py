"""Whether an article reuses a document, and which passages."""

import math

import numpy as np
from numba import njit

from .align import SLOTS_PER_WORD, align, chain_grams, look_back
from .form import formality, said_before
from .sketch import own_marks, usual
from .spans import passages, unfold
from .weigh import (
    BEST,
    DENSITY,
    DISAGREEMENT,
    FORMALITY,
    ONCE,
    RUN_FIGURES,
    SCORE,
    SENTENCES,
    WEIGHT,
    add_up,
    measure,
    stories_here,
    weight_as_form,
    whole_ends,
)

SEGMENTS = 64
# The decision: a logistic score of five figures (docs/reuse.md says how they were chosen).
BY_WEIGHT, BY_BEST, BY_DENSITY, BY_DISAGREEMENT, BY_SENTENCE = 3.0, 8.0, 28.0, -16.0, 1.5
BASE = -65.8

SURELY = 0.95  # if all of it were a form: then it is not asked whether it is


@njit(cache=True, nogil=True)
def judge(
    article_of, document_of, article_starts, tokens, states, begins, ends,
    key_starts, key_places, in_documents, in_background, marks, cells,
    starts, stored_tokens, stored_places, odd_starts, oddities, single, double,
    least, verdicts, figures, spans,
):  # fmt: skip
    """Align each candidate and decide.

    Write those of at least this score as verdicts [candidate, end of spans], figures (SCORE..)
    and spans [a0, a1, i0, i1, common] in characters; return how many.
    """
    longest = 1
    for a in range(len(article_starts) - 1):
        longest = max(longest, article_starts[a + 1] - article_starts[a])
    longest_stored = 1
    for c in range(len(document_of)):
        d = document_of[c]
        longest_stored = max(longest_stored, starts[d + 1] - starts[d])
    size = 64
    while size < 2 * longest:
        size *= 2
    grams = np.empty(longest, np.uint64)
    sieve = np.empty(size // SLOTS_PER_WORD, np.uint64)
    heads = np.empty(size, np.int32)
    links = np.empty(longest, np.int32)
    earlier = np.empty(longest, np.int32)
    before = np.empty(longest, np.int32)
    last = np.full(1 << 16, -1, np.int32)
    pairs = np.empty(longest, np.int32)
    stories = np.empty(longest, np.int32)
    explained = np.empty(longest_stored, np.uint8)
    b_keys = np.empty(longest_stored, np.uint64)
    b_places = np.empty(longest_stored, np.int32)
    b_begins = np.empty(longest_stored, np.int32)
    b_ends = np.empty(longest_stored, np.int32)
    b_states = np.empty(longest_stored, np.uint8)
    segments = np.empty((SEGMENTS, 5), np.int64)
    runs = np.empty((SEGMENTS, RUN_FIGURES), np.float64)
    weights = np.empty(SEGMENTS, np.float64)
    accepted = 0
    written = 0
    current = -1
    looked_back = -1
    worded = -1
    mask = np.uint64(0)
    na = 0
    first = 0
    for c in range(len(article_of)):
        article = article_of[c]
        if article != current:
            current = article
            first = article_starts[article]
            na = article_starts[article + 1] - first
            size = 64
            while size < 2 * na:
                size *= 2
            mask = np.uint64(size - 1)
            chain_grams(tokens[first:], na, grams, sieve, heads, links, mask)
        d = document_of[c]
        b_first = starts[d]
        nb = starts[d + 1] - b_first
        a = tokens[first : first + na]
        b = stored_tokens[b_first : b_first + nb]
        found = align(a, na, grams, sieve, heads, links, mask, b, nb, pairs, explained, segments)
        own_states = states[first : first + na]
        stored = stored_places[b_first : b_first + nb]
        if found == 0 or _best_possible(own_states, na, stored, nb, segments, found) < least:
            continue
        if looked_back != current:
            looked_back = current
            look_back(grams, links, na, earlier)
        low, high = key_starts[article], key_starts[article + 1]
        usually = 0
        if _may_be_common(in_documents, in_background, low, high):
            # All of an item that many print is often seen: only what is seen more often is common.
            own = own_marks(np.uint64(marks[article]))
            usually = usual(b, own, cells, b_keys, b_places)
        stories_here(
            key_places,
            low,
            high,
            in_documents,
            in_background,
            usually,
            segments,
            found,
            pairs,
            stories,
        )
        own_figures = figures[accepted]
        measure(
            own_states, na, stories, pairs, earlier, stored, nb, explained, segments, found,
            runs, own_figures,
        )  # fmt: skip
        add_up(own_states, na, stored, nb, segments, found, runs, weights, own_figures)
        own_figures[SCORE] = _score(own_figures)
        if own_figures[SCORE] < least:
            continue
        if _least_possible(runs, found, own_figures) < SURELY:
            if worded != current:
                worded = current
                said_before(a, na, last, before)
            for s in range(found):
                runs[s, FORMALITY] = formality(
                    a, own_states, begins[first:], ends[first:], pairs, before,
                    segments[s, 0], segments[s, 1], single, double,
                )  # fmt: skip
            add_up(own_states, na, stored, nb, segments, found, runs, weights, own_figures)
            own_figures[SCORE] = _score(own_figures)
            if own_figures[SCORE] < least:
                continue
        odd = oddities[odd_starts[d] : odd_starts[d + 1]]
        unfold(stored_places[b_first:], nb, odd, b_begins, b_ends, b_states)
        written = passages(
            states[first:], begins[first:], ends[first:], na,
            b_states, b_begins, b_ends, nb, segments, weights, found, spans, written,
        )  # fmt: skip
        verdicts[accepted, 0] = c
        verdicts[accepted, 1] = written
        accepted += 1
    return accepted


@njit(cache=True, nogil=True)
def _score(figures):
    return _logistic(
        figures[WEIGHT],
        figures[BEST],
        figures[DENSITY],
        figures[DISAGREEMENT],
        figures[SENTENCES],
    )


@njit(cache=True, nogil=True)
def _logistic(weight, best, density, disagreement, sentences):
    x = (
        BASE
        + BY_WEIGHT * math.log1p(weight)
        + BY_BEST * math.log1p(best)
        + BY_DENSITY * density
        + BY_DISAGREEMENT * disagreement
        + BY_SENTENCE * sentences
    )
    return 1 / (1 + math.exp(-x))


@njit(cache=True, nogil=True)
def _best_possible(states, na, stored, nb, segments, found):
    """The score if all that matches were rare, without a gap, a story, and agreed."""
    matched = 0
    longest = 0
    sentences = 0
    for s in range(found):
        matched += segments[s, 4]
        longest = max(longest, segments[s, 1] - segments[s, 0])
        sentences = max(sentences, whole_ends(states, na, stored, nb, segments[s]))
    return _logistic(matched, longest, 1.0, 0.0, sentences)


@njit(cache=True, nogil=True)
def _least_possible(runs, found, figures):
    """The score if all that matches were a form."""
    weight = 0.0
    best = 0.0
    for s in range(found):
        own = weight_as_form(runs, s, figures)
        weight += own
        best = max(best, own)
    return _logistic(weight * figures[ONCE], best, figures[DENSITY], figures[DISAGREEMENT], 0.0)


@njit(cache=True, nogil=True)
def _may_be_common(in_documents, in_background, low, high):
    more = 0
    for k in range(low, high):
        more += in_background[k] > max(1, in_documents[k])
    return more > 0
