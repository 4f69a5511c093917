"""In how many stories of the past a key was seen: a table of marks that may be joined by OR."""

import numpy as np
from numba import njit

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_SILVER = np.uint64(0xD6E8FEB86659FD93)
_S20 = np.uint64(20)
_SEVEN = np.uint64(7)
_S3 = np.uint64(3)
_S9 = np.uint64(9)


@njit(cache=True, nogil=True)
def mark(keys, key_starts, stories, cells):
    """Set the marks of each text's story: 8 bits by its first sign, 8 by its second, in two rows."""
    mask = np.uint64(cells.shape[1] - 1)
    for a in range(len(key_starts) - 1):
        story = np.uint64(stories[a])
        bits = np.uint16(
            (1 << np.int64((story >> _S3) & _SEVEN)) | (256 << np.int64((story >> _S9) & _SEVEN))
        )
        for k in range(key_starts[a], key_starts[a + 1]):
            cells[0, np.int64(((keys[k] * _GOLD) >> _S20) & mask)] |= bits
            cells[1, np.int64(((keys[k] * _SILVER) >> _S20) & mask)] |= bits


@njit(cache=True, nogil=True)
def others(keys, key_starts, stories, wanted, cells, out):
    """For each wanted key the number of stories that have it, without the text's own."""
    mask = np.uint64(cells.shape[1] - 1)
    for a in range(len(key_starts) - 1):
        story = np.uint64(stories[a])
        own = np.uint16(
            (1 << np.int64((story >> _S3) & _SEVEN)) | (256 << np.int64((story >> _S9) & _SEVEN))
        )
        for k in range(key_starts[a], key_starts[a + 1]):
            out[k] = 0
            if wanted[k] == 0:
                continue
            marks = cells[0, np.int64(((keys[k] * _GOLD) >> _S20) & mask)]
            marks &= cells[1, np.int64(((keys[k] * _SILVER) >> _S20) & mask)]
            marks &= ~own
            first = 0
            second = 0
            for bit in range(8):
                first += (marks >> bit) & 1
                second += (marks >> (bit + 8)) & 1
            out[k] = max(first, second)


@njit(cache=True, nogil=True)
def blot(keys, cells):
    """Set every mark of these keys: common text, whatever was seen."""
    mask = np.uint64(cells.shape[1] - 1)
    for k in range(len(keys)):
        cells[0, np.int64(((keys[k] * _GOLD) >> _S20) & mask)] = 0xFFFF
        cells[1, np.int64(((keys[k] * _SILVER) >> _S20) & mask)] = 0xFFFF
