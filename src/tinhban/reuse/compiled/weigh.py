"""What an alignment is worth: how rare, how alike, and whether a story or a form is shared."""

import numpy as np
from numba import njit

from .fold import FIRST, NAME, NUMBER, SHINGLE
from .sketch import COMMON

SCORE, CONTAINMENT, WEIGHT, BEST, DENSITY, DISAGREEMENT, SENTENCES, ONCE = range(8)
FIGURES = 8
AS_STORY, CAREFUL, AS_FORM, FORMALITY, RAREST = range(5)  # of a run
RUN_FIGURES = 5
STORIES = 64  # from here on a count of stories says no more
# What a token counts by the number of stories its passage is in: of a form, and of a passage that is
# short or of which it is not sure that it was quoted. Of a story that was quoted, see _of_a_story.
FORM_WEIGHTS = np.array([0.12, 0.12, 0.08, 0.05, 0.03])
CAREFUL_WEIGHTS = np.array([1.0, 1.0, 0.8, 0.15, 0.05])
OFTEN, TOO_OFTEN = 12, 22  # a story passage loses its weight between these
QUOTED, FORMULA = 0.9, 0.05
# A passage is shared as a whole: what is in more than about twice as many stories is a formula in it.
UNIFORM = 2
SHORT, LONG = 20, 32  # tokens from which on a passage may be in many stories, and is trusted wholly
EVEN = 0.25  # the share of a run's tokens that is as rare as its base
ASIDE = 3  # a segment of less than a third of the best says nothing about agreement
WHOLE, SURELY_WHOLE = 0.5, 0.7  # part of the shorter text from which on its form is no argument
EDITS, OF_A_FORM = (
    0.3,
    0.65,
)  # part of names and numbers in what was edited: as anywhere, as in a form
UNSURE = 0.25  # disagreement from which on a passage is not trusted to be one of a story
LONG_ENOUGH = 18  # tokens from which on whole sentences tell


@njit(cache=True, nogil=True)
def stories_here(
    key_places, low, high, in_documents, in_background, usually, segments, found, pairs, stories
):
    """For each token of a segment in how many stories its passage is: of the keys that this pair shares.

    Of tokens between two keys the count is taken from a neighbour, and written below zero.
    """
    begin = segments[0, 0]
    end = segments[0, 1]
    for s in range(1, found):
        begin = min(begin, segments[s, 0])
        end = max(end, segments[s, 1])
    stories[begin:end] = STORIES + 1
    for k in range(low, high):
        place = key_places[k]
        if in_documents[k] == 0 or place < begin or place + SHINGLE > end:
            continue
        shared = pairs[place] > 0
        for t in range(place + 1, place + SHINGLE):
            shared &= pairs[t] == pairs[t - 1] + 1
        if not shared:
            continue
        count = min(STORIES, max(1, in_documents[k], in_background[k] - usually))
        if in_background[k] >= COMMON:
            count = STORIES  # a person said so: however long it is, it tells nothing
        for t in range(place, place + SHINGLE):
            stories[t] = min(stories[t], count)
    last = STORIES + 1
    for t in range(begin, end):
        if stories[t] <= STORIES:
            last = stories[t]
        else:
            stories[t] = -last
    last = STORIES
    for t in range(end - 1, begin - 1, -1):
        if stories[t] > 0:
            last = stories[t]
        elif stories[t] < -STORIES:
            stories[t] = -last


@njit(cache=True, nogil=True)
def _of_a_story(count):
    if count <= 1:
        return 1.0
    if count <= OFTEN:
        return QUOTED
    return max(FORMULA, QUOTED - (count - OFTEN) * (QUOTED - FORMULA) / (TOO_OFTEN - OFTEN))


@njit(cache=True, nogil=True)
def _ramp(value, low, high):
    return min(1.0, max(0.0, (value - low) / (high - low)))


@njit(cache=True, nogil=True)
def _base(counts, tokens):
    """The count of stories that the rarest part of a run has."""
    seen = 0
    for count in range(1, STORIES + 1):
        seen += counts[count]
        if seen >= EVEN * tokens:
            return count
    return STORIES


@njit(cache=True, nogil=True)
def measure(
    states, na, stories, pairs, earlier, stored, nb, explained, segments, found, runs, figures
):  # fmt: skip
    """What each segment weighs as a story, with care and as a form, and how far the texts agree."""
    counts = np.zeros(STORIES + 1, np.int32)
    sure = np.zeros(STORIES + 1, np.int32)
    matched = fresh = in_runs = 0
    for t in range(na):
        matched += pairs[t] > 0
    for t in range(nb):
        fresh += explained[t]
    best = 0.0
    for s in range(found):
        counts[:] = 0
        sure[:] = 0
        own = told = most = 0
        for t in range(segments[s, 0], segments[s, 1]):
            if pairs[t] > 0:
                own += 1
                if earlier[t] < 0 or pairs[earlier[t]] == 0:  # said again it tells nothing new
                    count = abs(stories[t])
                    counts[count] += 1
                    most = max(most, count)
                    if stories[t] > 0:
                        sure[count] += 1
                        told += 1
        in_runs += own
        base = _base(sure, told)
        trusted = _ramp(own, SHORT, LONG)
        as_story = careful = as_form = 0.0
        for count in range(1, min(most, STORIES - 1) + 1):
            if counts[count] == 0:
                continue
            little = CAREFUL_WEIGHTS[min(count, 4)]
            quoted = _of_a_story(count) if count <= UNIFORM * (base + 1) else little
            as_story += counts[count] * (trusted * quoted + (1 - trusted) * little)
            careful += counts[count] * little
            as_form += counts[count] * FORM_WEIGHTS[min(count, 4)]
        runs[s, AS_STORY], runs[s, CAREFUL], runs[s, AS_FORM] = as_story, careful, as_form
        runs[s, FORMALITY], runs[s, RAREST] = 0.0, base
        best = max(best, as_story)
    figures[CONTAINMENT] = min(1.0, matched / min(na, nb))
    figures[DENSITY], figures[DISAGREEMENT] = _agreement(
        states, pairs, stored, explained, segments, found, runs, best
    )
    # What stands in several places of one text and once in the other counts once.
    figures[ONCE] = min(1.0, min(matched, fresh) / max(1, in_runs))


@njit(cache=True, nogil=True)
def weight_as_form(runs, s, figures):
    """What a segment weighs if it is a form: of a whole text that is no argument."""
    whole = _ramp(figures[CONTAINMENT], WHOLE, SURELY_WHOLE)
    return whole * runs[s, CAREFUL] + (1 - whole) * runs[s, AS_FORM]


@njit(cache=True, nogil=True)
def add_up(states, na, stored, nb, segments, found, runs, weights, figures):
    """The weight of each segment, of the best and of all, as far as each is a form."""
    agreeing = _ramp(-figures[DISAGREEMENT], -UNSURE, 0.0)
    total = best = 0.0
    main = 0
    for s in range(found):
        as_story = agreeing * runs[s, AS_STORY] + (1 - agreeing) * runs[s, CAREFUL]
        formal = runs[s, FORMALITY]
        weights[s] = (1 - formal) * as_story + formal * weight_as_form(runs, s, figures)
        total += weights[s]
        if weights[s] > best:
            best = weights[s]
            main = s
    figures[WEIGHT] = total * figures[ONCE]
    figures[BEST] = best
    figures[SENTENCES] = 0
    if best >= LONG_ENOUGH and runs[main, RAREST] <= 1:
        ends = whole_ends(states, na, stored, nb, segments[main])
        figures[SENTENCES] = ends * agreeing * (1 - runs[main, FORMALITY])


@njit(cache=True, nogil=True)
def whole_ends(states, na, stored, nb, segment):
    """At how many of its ends, 0 to 2, a segment has the end of a sentence in both texts."""
    a0, a1, b0, b1 = segment[0], segment[1], segment[2], segment[3]
    begins = (a0 == 0 or states[a0] == FIRST) and (b0 == 0 or stored[b0] >> 6 == FIRST)
    stops = (a1 == na or states[a1] == FIRST) and (b1 == nb or stored[b1] >> 6 == FIRST)
    return int(begins) + int(stops)


@njit(cache=True, nogil=True)
def _agreement(states, pairs, stored, explained, segments, found, runs, best):
    """Of the passages that count: how dense they match, and how far their names and numbers differ.

    Where a form is filled in anew, what differs are names and numbers; where a desk rewords, any word.
    """
    covered = length = agreed = differing = edited = 0
    for s in range(found):
        if ASIDE * runs[s, AS_STORY] < best:
            continue
        told = 0
        for t in range(segments[s, 0], segments[s, 1]):
            telling = (states[t] == NAME) | (states[t] == NUMBER)
            paired = pairs[t] > 0
            told += paired
            agreed += telling & paired
            differing += telling & (not paired)
        of_a = segments[s, 1] - segments[s, 0]
        of_b = segments[s, 3] - segments[s, 2]
        covered += told
        edited += of_a - told
        length += max(of_a, of_b)
        if segments[s, 4] == of_b:
            continue  # nothing else stands between in the document
        for t in range(segments[s, 2], segments[s, 3]):
            if explained[t] == 0:
                state = stored[t] >> 6
                differing += (state == NAME) | (state == NUMBER)
                edited += 1
    disagreement = (differing / 2) / (agreed + differing / 2 + 4)
    return covered / max(1, length), disagreement * _ramp(
        differing / max(1, edited), EDITS, OF_A_FORM
    )
