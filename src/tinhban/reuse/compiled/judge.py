"""Whether an article reuses a document, and which passages."""

import math

import numpy as np
from numba import njit

from .align import SLOTS_PER_WORD, align, chain_grams
from .fold import FIRST, NAME, NUMBER, SHINGLE
from .postings import EXCEPTION, GAPS
from .sketch import COMMON, own_marks, usual

# What a token counts by the number of stories its passage is in, in twentieths.
UNIT = 20
SEGMENTS = 64
# The decision: a logistic score of four figures (docs/reuse.md says how they were chosen).
BY_WEIGHT, BY_BEST, BY_DENSITY, BY_DISAGREEMENT = 4.5, 5.0, 22.0, -17.0
BASE = -53.2
SCORE, CONTAINMENT, WEIGHT, BEST, DENSITY, DISAGREEMENT = range(6)
ASIDE = 3  # a segment of less than a third of the best says nothing about agreement
SENTENCE = 8  # tokens up to the end of a sentence that a span still takes in
BRIDGE = 20  # edited tokens between two segments that make one span
MIN_SPAN = 10


@njit(cache=True, nogil=True)
def token_weights(
    key_places, low, high, in_documents, in_background, usually, n, pairs, weights
):  # fmt: skip
    """The weight of each token of an article: how rare the keys are that this pair shares there."""
    weights[:n] = -1
    for k in range(low, high):
        if in_documents[k] == 0:
            continue
        place = key_places[k]
        shared = pairs[place] > 0
        for t in range(place + 1, place + SHINGLE):
            shared &= pairs[t] == pairs[t - 1] + 1
        if not shared:
            continue
        f = max(in_documents[k], in_background[k] - usually)
        w = 20 if f <= 1 else 16 if f == 2 else 3 if f == 3 else 1
        if in_background[k] >= COMMON:
            w = 0  # a person said so: however long it is, it tells nothing
        for t in range(place, place + SHINGLE):
            weights[t] = max(weights[t], w)
    last = -1
    for t in range(n):
        if weights[t] >= 0:
            last = weights[t]
        else:
            weights[t] = last
    last = 0
    for t in range(n - 1, -1, -1):
        if weights[t] >= 0:
            last = weights[t]
        else:
            weights[t] = last


@njit(cache=True, nogil=True)
def _may_be_common(in_documents, in_background, low, high):
    more = 0
    for k in range(low, high):
        more += in_background[k] > max(1, in_documents[k])
    return more > 0


@njit(cache=True, nogil=True)
def unfold(places, n, oddities, begins, ends, states):
    """Where the tokens of a stored document begin and end in its text."""
    odd = 0
    last = -1
    for t in range(n):
        code = places[t] & 63
        if code == EXCEPTION:
            gap = oddities[odd, 1]
            length = oddities[odd, 2]
            odd += 1
        else:
            gap = code % GAPS + 1
            length = code // GAPS + 1
        begins[t] = last + gap
        last = begins[t] + length
        ends[t] = last
        states[t] = places[t] >> 6


@njit(cache=True, nogil=True)
def judge(
    article_of, document_of, article_starts, tokens, states, begins, ends,
    key_starts, key_places, in_documents, in_background, stories, cells,
    starts, stored_tokens, stored_places, odd_starts, oddities,
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
    pairs = np.empty(longest, np.int32)
    weights = np.empty(longest, np.int32)
    explained = np.empty(longest_stored, np.uint8)
    b_keys = np.empty(longest_stored, np.uint64)
    b_places = np.empty(longest_stored, np.int32)
    b_begins = np.empty(longest_stored, np.int32)
    b_ends = np.empty(longest_stored, np.int32)
    b_states = np.empty(longest_stored, np.uint8)
    segments = np.empty((SEGMENTS, 6), np.int64)
    accepted = 0
    written = 0
    current = -1
    mask = np.uint64(0)
    na = 0
    a_first = 0
    for c in range(len(article_of)):
        article = article_of[c]
        if article != current:
            current = article
            a_first = article_starts[article]
            na = article_starts[article + 1] - a_first
            size = 64
            while size < 2 * na:
                size *= 2
            mask = np.uint64(size - 1)
            chain_grams(tokens[a_first:], na, grams, sieve, heads, links, mask)
        d = document_of[c]
        b_first = starts[d]
        nb = starts[d + 1] - b_first
        a = tokens[a_first : a_first + na]
        b = stored_tokens[b_first : b_first + nb]
        found = align(a, na, grams, sieve, heads, links, mask, b, nb, pairs, explained, segments)
        if found == 0 or _best_possible(segments, found) < least:
            continue
        usually = 0
        if _may_be_common(
            in_documents, in_background, key_starts[article], key_starts[article + 1]
        ):
            # All of an item that many print is often seen: only what is seen more often is common.
            own = own_marks(np.uint64(stories[article]))
            usually = usual(b, own, cells, b_keys, b_places)
        token_weights(
            key_places, key_starts[article], key_starts[article + 1],
            in_documents, in_background, usually, na, pairs, weights,
        )  # fmt: skip
        _measure(
            states[a_first : a_first + na], na, weights, pairs,
            stored_places[b_first : b_first + nb], nb, explained, segments, found, figures[accepted],
        )  # fmt: skip
        if figures[accepted, SCORE] < least:
            continue
        odd = oddities[odd_starts[d] : odd_starts[d + 1]]
        unfold(stored_places[b_first:], nb, odd, b_begins, b_ends, b_states)
        written = _spans(
            states[a_first:], begins[a_first:], ends[a_first:], na,
            b_states, b_begins, b_ends, nb, segments, found, spans, written,
        )  # fmt: skip
        verdicts[accepted, 0] = c
        verdicts[accepted, 1] = written
        accepted += 1
    return accepted


@njit(cache=True, nogil=True)
def _score(weight, best, density, disagreement):
    x = (
        BASE
        + BY_WEIGHT * math.log1p(weight)
        + BY_BEST * math.log1p(best)
        + BY_DENSITY * density
        + BY_DISAGREEMENT * disagreement
    )
    return 1 / (1 + math.exp(-x))


@njit(cache=True, nogil=True)
def _best_possible(segments, found):
    """The score if all that matches were rare, without a gap, and agreed."""
    matched = 0
    longest = 0
    for s in range(found):
        matched += segments[s, 4]
        longest = max(longest, segments[s, 1] - segments[s, 0])
    return _score(matched, longest, 1.0, 0.0)


@njit(cache=True, nogil=True)
def _measure(states, na, weights, pairs, stored, nb, explained, segments, found, figures):
    """The figures of an alignment; the weight of each segment goes into its sixth column."""
    matched = 0
    weight = 0
    for t in range(na):
        if pairs[t] > 0:
            matched += 1
            weight += weights[t]
    best = 0
    for s in range(found):
        own = 0
        for t in range(segments[s, 0], segments[s, 1]):
            if pairs[t] > 0:
                own += weights[t]
        segments[s, 5] = own
        best = max(best, own)
    covered = 0
    length = 0
    agreed = 0
    differing = 0
    for s in range(found):
        if ASIDE * segments[s, 5] < best:
            continue
        for t in range(segments[s, 0], segments[s, 1]):
            telling = states[t] == NAME or states[t] == NUMBER
            if pairs[t] > 0:
                covered += 1
                agreed += telling
            else:
                differing += telling
        for t in range(segments[s, 2], segments[s, 3]):
            state = stored[t] >> 6
            differing += state in (NAME, NUMBER) and explained[t] == 0
        length += max(segments[s, 1] - segments[s, 0], segments[s, 3] - segments[s, 2])
    density = covered / length
    containment = min(1.0, matched / min(na, nb))
    disagreement = (differing / 2) / (agreed + differing / 2 + 4)
    figures[SCORE] = _score(weight / UNIT, best / UNIT, density, disagreement)
    figures[CONTAINMENT] = containment
    figures[WEIGHT] = weight / UNIT
    figures[BEST] = best / UNIT
    figures[DENSITY] = density
    figures[DISAGREEMENT] = disagreement


@njit(cache=True, nogil=True)
def _sentence_before(states, t):
    for s in range(t, max(-1, t - SENTENCE - 1), -1):
        if s == 0 or states[s] == FIRST:
            return s
    return t


@njit(cache=True, nogil=True)
def _sentence_after(states, n, t):
    for s in range(t, min(n, t + SENTENCE) + 1):
        if s == n or states[s] == FIRST:
            return s
    return t


@njit(cache=True, nogil=True)
def _spans(states, begins, ends, na, b_states, b_begins, b_ends, nb, segments, found, out, n):
    """Segments as passages of both texts: whole sentences where an edited word stands at an end."""
    for i in range(1, found):  # by place in the article; there are few
        j = i
        while j > 0 and segments[j, 0] < segments[j - 1, 0]:
            for column in range(6):
                held = segments[j, column]
                segments[j, column] = segments[j - 1, column]
                segments[j - 1, column] = held
            j -= 1
    longest = 0
    for s in range(found):
        longest = max(longest, segments[s, 4])
    s = 0
    while s < found:
        a0, a1, b0, b1 = segments[s, 0], segments[s, 1], segments[s, 2], segments[s, 3]
        matched = segments[s, 4]
        weight = segments[s, 5]
        s += 1
        while (
            s < found and 0 <= segments[s, 0] - a1 <= BRIDGE and 0 <= segments[s, 2] - b1 <= BRIDGE
        ):
            a1 = segments[s, 1]
            b1 = segments[s, 3]
            matched += segments[s, 4]
            weight += segments[s, 5]
            s += 1
        if matched < MIN_SPAN and longest >= MIN_SPAN:
            continue
        # Words before or after are edited ones only when both texts have some.
        a_before, b_before = _sentence_before(states, a0), _sentence_before(b_states, b0)
        if a_before < a0 and b_before < b0:
            a0, b0 = a_before, b_before
        a_after, b_after = _sentence_after(states, na, a1), _sentence_after(b_states, nb, b1)
        if a_after > a1 and b_after > b1:
            a1, b1 = a_after, b_after
        out[n, 0] = begins[a0]
        out[n, 1] = ends[a1 - 1]
        out[n, 2] = b_begins[b0]
        out[n, 3] = b_ends[b1 - 1]
        out[n, 4] = 5 * weight < UNIT * matched
        n += 1
    return n
