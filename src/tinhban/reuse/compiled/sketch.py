"""In how many stories of the past a key was seen: a table of marks that may be joined by OR."""

import numpy as np
from numba import njit

from .fold import sample

NEVER_AGAIN = np.uint16(0x8000)
COMMON = 99
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_SILVER = np.uint64(0xD6E8FEB86659FD93)
_S20 = np.uint64(20)
_MARKING = np.uint64(0x9E3779B97F4A7C15)
_S52 = np.uint64(52)
MARKS = 15
# So many of the marks are likely set by so many stories: several may have one mark.
LIKELY = np.array([0, 1, 2, 3, 4, 6, 7, 9, 11, 13, 16, 19, 23, 29, 39, 60])


@njit(cache=True, nogil=True)
def mark(keys, key_starts, stories, cells):
    """Set the marks of each text's story, in two rows."""
    mask = np.uint64(cells.shape[1] - 1)
    for a in range(len(key_starts) - 1):
        bits = own_marks(np.uint64(stories[a]))
        for k in range(key_starts[a], key_starts[a + 1]):
            cells[0, np.int64(((keys[k] * _GOLD) >> _S20) & mask)] |= bits
            cells[1, np.int64(((keys[k] * _SILVER) >> _S20) & mask)] |= bits


@njit(cache=True, nogil=True)
def own_marks(story):
    """The mark of a story: one of 15."""
    return np.uint16(1 << np.int64((story * _MARKING) >> _S52) % MARKS)


@njit(cache=True, nogil=True)
def stories_of(key, own, cells):
    """In how many stories a key was seen, without those that have our own mark."""
    mask = np.uint64(cells.shape[1] - 1)
    marks = cells[0, np.int64(((key * _GOLD) >> _S20) & mask)]
    marks &= cells[1, np.int64(((key * _SILVER) >> _S20) & mask)]
    if marks & NEVER_AGAIN:
        return COMMON
    marks &= ~own
    seen = 0
    while marks:
        marks &= marks - np.uint16(1)
        seen += 1
    return LIKELY[seen]


@njit(cache=True, nogil=True)
def others(keys, key_starts, stories, wanted, cells, out):
    """For each wanted key the number of stories that have it, without the text's own."""
    for a in range(len(key_starts) - 1):
        own = own_marks(np.uint64(stories[a]))
        for k in range(key_starts[a], key_starts[a + 1]):
            out[k] = stories_of(keys[k], own, cells) if wanted[k] else 0


@njit(cache=True, nogil=True)
def usual(tokens, own, cells, keys, places):
    """In how many stories the greater part of a text's keys was seen: how widely it is reused."""
    count = sample(tokens, len(tokens), keys, places)
    histogram = np.zeros(COMMON + 1, np.int64)
    for k in range(count):
        histogram[stories_of(keys[k], own, cells)] += 1
    left = (count - histogram[COMMON]) // 2
    for stories in range(COMMON):
        left -= histogram[stories]
        if left < 0:
            return stories
    return 0


@njit(cache=True, nogil=True)
def blot(keys, cells):
    """Common text from now on, whatever was seen."""
    mask = np.uint64(cells.shape[1] - 1)
    for k in range(len(keys)):
        cells[0, np.int64(((keys[k] * _GOLD) >> _S20) & mask)] |= NEVER_AGAIN
        cells[1, np.int64(((keys[k] * _SILVER) >> _S20) & mask)] |= NEVER_AGAIN
