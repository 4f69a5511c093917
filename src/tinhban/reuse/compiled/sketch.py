"""In how many stories of the past a key was seen: a table of marks that may be joined by OR."""

import numpy as np
from numba import njit

from .fold import sample

NEVER_AGAIN = np.uint16(0x8000)
COMMON = 99
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_SILVER = np.uint64(0xD6E8FEB86659FD93)
_S20 = np.uint64(20)
_SEVEN = np.uint64(7)
_S3 = np.uint64(3)
_S9 = np.uint64(9)


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
    """Two marks of a story, by different signs of it: one of 8 and one of 7 bits."""
    second = (story >> _S9) % _SEVEN
    return np.uint16((1 << np.int64((story >> _S3) & _SEVEN)) | (256 << np.int64(second)))


@njit(cache=True, nogil=True)
def stories_of(key, own, cells):
    """In how many stories a key was seen, without those that have our own marks."""
    mask = np.uint64(cells.shape[1] - 1)
    marks = cells[0, np.int64(((key * _GOLD) >> _S20) & mask)]
    marks &= cells[1, np.int64(((key * _SILVER) >> _S20) & mask)]
    if marks & NEVER_AGAIN:
        return COMMON
    marks &= ~own
    if marks == 0:
        return 0
    first = 0
    second = 0
    for bit in range(8):
        first += (marks >> bit) & 1
        second += (marks >> (bit + 8)) & 1
    return max(first, second)


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
    histogram = np.zeros(10, np.int64)
    for k in range(count):
        histogram[min(9, stories_of(keys[k], own, cells))] += 1
    left = (count - histogram[9]) // 2
    for stories in range(9):
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
