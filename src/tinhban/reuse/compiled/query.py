"""The articles of a batch as tokens and keys."""

import numpy as np
from numba import njit

from .fold import fold, room_for, sample
from .postings import story_marks

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_S20 = np.uint64(20)


@njit(cache=True, nogil=True)
def read(
    units, bounds, table, tokens, states, begins, ends, starts, keys, places, key_starts, stories
):
    """Fold each text; repeated keys of one text are left out."""
    total = 0
    count = 0
    longest = 0
    for a in range(len(bounds) - 1):
        longest = max(longest, bounds[a + 1] - bounds[a])
    size = 64
    while size < longest:
        size *= 2
    seen = np.empty(size, np.int64)
    work = room_for(longest)
    for a in range(len(bounds) - 1):
        n = fold(
            units, bounds[a], bounds[a + 1], table, work,
            tokens[total:], states[total:], begins[total:], ends[total:],
        )  # fmt: skip
        own = keys[count:]
        sampled = sample(tokens[total:], n, own, places[count:])
        slots = 64
        while slots < 2 * sampled:
            slots *= 2
        mask = np.uint64(slots - 1)
        seen[:slots] = -1
        kept = 0
        for k in range(sampled):
            key = own[k]
            slot = ((key * _GOLD) >> _S20) & mask
            while seen[slot] >= 0 and own[seen[slot]] != key:
                slot = (slot + np.uint64(1)) & mask
            if seen[slot] < 0:
                seen[slot] = kept
                own[kept] = key
                places[count + kept] = places[count + k]
                kept += 1
        stories[a] = story_marks(own, places[count:], states[total:], kept)
        total += n
        count += kept
        starts[a + 1] = total
        key_starts[a + 1] = count
    return total, count
