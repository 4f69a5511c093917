"""Text to tokens, tokens to keys."""

import numpy as np
from numba import njit

# State of a token, two bits: what agreement of names and numbers looks at.
PLAIN, NAME, NUMBER, FIRST = 0, 1, 2, 3

SHINGLE = 5
SAMPLE = np.uint64(3)  # a key of four is kept, by its value: the same everywhere
KEY_BITS = 35
_KEY_SHIFT = np.uint64(64 - KEY_BITS)

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_MIX2 = np.uint64(0xC4CEB9FE1A85EC53)
_SEED = np.uint64(0xCBF29CE484222325)
_S32 = np.uint64(32)
_S29 = np.uint64(29)
_S48 = np.uint64(48)


@njit(cache=True, nogil=True)
def fold(units, start, stop, table, tokens, states, begins, ends):
    """Write the tokens of units[start:stop]; offsets count from start. Return how many."""
    n = 0
    inside = False
    new_sentence = True
    stopped = True
    begin = 0
    end = 0
    state = 0
    h = _SEED
    for i in range(start, stop):
        unit = units[i]
        entry = table[unit]
        letter = entry & 127
        if letter > 1:
            if not inside:
                inside = True
                begin = i - start
                h = _SEED
                new_sentence = stopped
                stopped = False
                state = NAME if entry > 127 else PLAIN
            if letter < 12:
                state = NUMBER
            h = (h ^ np.uint64(letter)) * _PRIME
            h ^= h >> _S29
            end = i - start + 1
            continue
        if letter == 1:
            if inside:
                end = i - start + 1
            continue
        if inside:
            if (
                (unit == 46 or unit == 44)
                and i + 1 < stop
                and i > start
                and 1 < table[units[i - 1]] < 12
                and 1 < table[units[i + 1]] < 12
            ):
                continue
            h = (h ^ (h >> _S32)) * _MIX
            tokens[n] = np.uint16(h >> _S48)
            states[n] = FIRST if new_sentence else state
            begins[n] = begin
            ends[n] = end
            n += 1
            inside = False
        if unit == 10 or unit == 46 or unit == 33 or unit == 63 or unit == 0x2026:
            stopped = True
    if inside:
        h = (h ^ (h >> _S32)) * _MIX
        tokens[n] = np.uint16(h >> _S48)
        states[n] = FIRST if new_sentence else state
        begins[n] = begin
        ends[n] = end
        n += 1
    return n


@njit(cache=True, nogil=True, inline="always")
def _shingle(a, b, c, d, e):
    h = (np.uint64(a) << np.uint64(48)) | (np.uint64(b) << np.uint64(32))
    h |= (np.uint64(c) << np.uint64(16)) | np.uint64(d)
    h = (h ^ (h >> _S29)) * _MIX
    h ^= np.uint64(e) * _PRIME
    h = (h ^ (h >> _S32)) * _MIX2
    return h ^ (h >> _S29)


@njit(cache=True, nogil=True)
def sample(tokens, n, keys, places):
    """Write the kept keys of 5-token shingles and the token where each begins. Return how many."""
    count = 0
    for i in range(n - SHINGLE + 1):
        h = _shingle(tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4])
        if h & SAMPLE == 0:
            keys[count] = h >> _KEY_SHIFT
            places[count] = i
            count += 1
    return count
