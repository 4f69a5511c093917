"""The passages of a verdict, in characters of both texts."""

from numba import njit

from .fold import FIRST
from .postings import EXCEPTION, GAPS

SENTENCE = 8  # tokens up to the end of a sentence that a span still takes in
BRIDGE = 20  # edited tokens between two segments that make one span
MIN_SPAN = 10
COMMON_SHARE = 0.2  # a passage whose tokens weigh less than this is common text


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
def _in_order(segments, weights, found):
    """By place in the article; there are few."""
    for i in range(1, found):
        j = i
        while j > 0 and segments[j, 0] < segments[j - 1, 0]:
            for column in range(segments.shape[1]):
                held = segments[j, column]
                segments[j, column] = segments[j - 1, column]
                segments[j - 1, column] = held
            weight = weights[j]
            weights[j] = weights[j - 1]
            weights[j - 1] = weight
            j -= 1


@njit(cache=True, nogil=True)
def passages(
    states, begins, ends, na, b_states, b_begins, b_ends, nb, segments, weights, found, out, n
):
    """Segments as passages of both texts: whole sentences where an edited word stands at an end."""
    _in_order(segments, weights, found)
    longest = 0
    for s in range(found):
        longest = max(longest, segments[s, 4])
    s = 0
    while s < found:
        a0, a1, b0, b1 = segments[s, 0], segments[s, 1], segments[s, 2], segments[s, 3]
        matched = segments[s, 4]
        weight = weights[s]
        s += 1
        while (
            s < found and 0 <= segments[s, 0] - a1 <= BRIDGE and 0 <= segments[s, 2] - b1 <= BRIDGE
        ):
            a1 = segments[s, 1]
            b1 = segments[s, 3]
            matched += segments[s, 4]
            weight += weights[s]
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
        out[n, 4] = weight < COMMON_SHARE * matched
        n += 1
    return n
