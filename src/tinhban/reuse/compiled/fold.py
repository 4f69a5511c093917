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
_S16 = np.uint64(16)
_S32 = np.uint64(32)
_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_HIGH = np.uint64(0x8080808080808080)
_CAPITAL = np.uint64(0x80)
_TEN = np.uint64(0x7474747474747474)  # takes every code from 12 on over the high bit
_PLACE = np.int64(0xFFFFFFFF)
_ONES = np.uint64(0x0101010101010101)
_S29 = np.uint64(29)
_S48 = np.uint64(48)


@njit(cache=True, nogil=True)
def room_for(longest):
    """What fold works in, for texts of up to so many units."""
    return np.empty((longest >> 3) + 4, np.uint64), np.empty(longest + 3, np.int64)


@njit(cache=True, nogil=True)
def _eight(words, at):
    """Eight codes from any place, as one number."""
    word = at >> 3
    shift = np.uint64((at & 7) << 3)
    return (words[word] >> shift) | ((words[word + 1] << _ONE) << (np.uint64(63) - shift))


@njit(cache=True, nogil=True)
def _first(count):
    """A mask of the first codes of eight."""
    return _ALL >> np.uint64(64 - (count << 3))


@njit(cache=True, nogil=True)
def _is_digit(code):
    return np.uint8(code - 2) < 10


@njit(cache=True, nogil=True)
def _holds_one(eight, mask):
    """Whether a sign that vanishes is among the codes, capitals put small."""
    return (((eight ^ _ONES) + ~_HIGH) & _HIGH & mask) != (_HIGH & mask)


@njit(cache=True, nogil=True)
def fold(units, start, stop, table, room, tokens, states, begins, ends):
    """Write the tokens of units[start:stop]; offsets count from start. Return how many.

    Two passes, so that neither jumps on what a letter is: the codes and the edges of words first,
    each edge with the number of sentences before it, then each word as one number. Words with
    deleted signs or of more than eight letters go letter by letter to the same number.
    """
    words, edges = room
    codes = words.view(np.uint8)
    size = stop - start
    own = units[start:stop]
    count = 0
    before = False
    stops = np.int64(0)  # ends of sentences before a place, written above it
    for i in range(size):
        code = table[own[i]]
        codes[i] = code
        within = (code & 127) > 0
        edges[count] = stops | i
        stops += np.int64(code == 128) << 32
        count += within != before
        before = within
    codes[size : size + 24] = 0
    if before:
        edges[count] = stops | size
        count += 1
    edges[count] = -1
    n = 0
    sentence = np.int64(-1)
    edge = 0
    while edge < count:
        begin = edges[edge] & _PLACE
        stopped = edges[edge] >> 32 != sentence
        end = edges[edge + 1] & _PLACE
        edge += 2
        joined = False
        while (
            _is_digit(codes[end - 1])
            & _is_digit(codes[end + 1])
            & (edges[edge] & _PLACE == end + 1)
        ) and (own[end] == 46 or own[end] == 44):
            joined = True
            end = edges[edge + 1] & _PLACE
            edge += 2
        mask = _first(min(end - begin, 8))
        eight = _eight(words, begin) & mask
        capital = (eight & _CAPITAL) != 0
        eight &= ~_HIGH
        if (end - begin <= 8) & (not joined) & (not _holds_one(eight, mask)):
            number = ((eight + _TEN) & _HIGH & mask) != (_HIGH & mask)
            h = (_SEED ^ eight) * _PRIME
        else:
            while begin < end and codes[begin] & 127 == 1:
                begin += 1
            if begin == end:
                continue
            capital = codes[begin] > 128
            number = False
            h = _SEED
            eight = np.uint64(0)
            shift = np.uint64(0)
            for i in range(begin, end):
                code = codes[i] & 127
                if code <= 1:
                    continue
                number |= code < 12
                if shift == 64:
                    h = (h ^ eight) * _PRIME
                    h ^= h >> _S29
                    eight = np.uint64(0)
                    shift = np.uint64(0)
                eight |= np.uint64(code) << shift
                shift += np.uint64(8)
            h = (h ^ eight) * _PRIME
        h = (h ^ (h >> _S32)) * _MIX
        tokens[n] = np.uint16(h >> _S48)
        states[n] = FIRST if stopped else NUMBER if number else NAME if capital else PLAIN
        begins[n] = begin
        ends[n] = end
        sentence = edges[edge - 1] >> 32
        n += 1
    return n


@njit(cache=True, nogil=True)
def sample(tokens, n, keys, places):
    """Write the kept keys of 5-token shingles and the token where each begins. Return how many.

    `keys` and `places` have room for one more than are kept.
    """
    count = 0
    four = np.uint64(0)
    for i in range(min(n, SHINGLE - 1)):
        four = (four << _S16) | np.uint64(tokens[i])
    for i in range(n - SHINGLE + 1):
        fifth = np.uint64(tokens[i + SHINGLE - 1])
        h = (four ^ (four >> _S29)) * _MIX
        h ^= fifth * _PRIME
        h = (h ^ (h >> _S32)) * _MIX2
        h ^= h >> _S29
        keys[count] = h >> _KEY_SHIFT  # written always, kept or not: a jump here costs more
        places[count] = i
        count += (h & SAMPLE) == 0
        four = (four << _S16) | fifth
    return count
