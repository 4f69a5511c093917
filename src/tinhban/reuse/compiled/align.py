"""Where two texts say the same, although sentences were cut, moved and reworded."""

import numpy as np
from numba import njit

GRAM = 4
GAP = 10  # tokens that may be edited in one place
DRIFT = 7  # by how many tokens the edit may be longer on one side
OCCURRENCES = 8  # of one gram that are tried: a text of one word must not cost a square
PASSED = 64  # grams of one slot that are looked at, whichever they are
RUN = 64
MIN_MATCHED = 8
# How far a passage goes on: each token alike is worth so much, each edited one costs so much.
TOKEN, EDITED = 5, 4
LOST, TAIL = 50, 64  # what may be lost, and how many tokens later, before it is the end
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(1)
_S16 = np.uint64(16)
_S34 = np.uint64(34)
_S40 = np.uint64(40)
_S58 = np.uint64(58)
SLOTS_PER_WORD = 4  # sixteen bits of the sieve for each slot of the heads


@njit(cache=True, nogil=True)
def chain_grams(tokens, n, grams, sieve, heads, links, mask):
    """Make the 4-grams of one text findable: a sieve of what cannot be there, heads by hash, links to
    the next place.
    """
    words = (mask + _ONE) // np.uint64(SLOTS_PER_WORD)
    sieve[:words] = 0
    heads[: mask + _ONE] = -1
    gram = np.uint64(0)
    for i in range(min(n, GRAM - 1)):
        gram = (gram << _S16) | np.uint64(tokens[i])
    for i in range(n - GRAM + 1):
        gram = (gram << _S16) | np.uint64(tokens[i + GRAM - 1])
        grams[i] = gram
    for i in range(n - GRAM, -1, -1):
        h = grams[i] * _GOLD
        sieve[(h >> _S34) & (words - _ONE)] |= _ONE << (h >> _S58)
        slot = (h >> _S40) & mask
        links[i] = heads[slot]
        heads[slot] = i


@njit(cache=True, nogil=True)
def look_back(grams, links, n, earlier):
    """For each 4-gram the place where it stood before, or -1."""
    earlier[:n] = -1
    for i in range(n - GRAM + 1):
        after = links[i]
        if after >= 0 and grams[after] == grams[i]:
            earlier[after] = i


@njit(cache=True, nogil=True)
def align(a, na, grams, sieve, heads, links, mask, b, nb, pairs, explained, segments):
    """Fill pairs (for each token of a: place in b + 1, or 0), explained (tokens of b that have one)
    and segments [a0, a1, b0, b1, matched], ends exclusive; return how many segments.
    """
    pairs[:na] = 0
    explained[:nb] = 0
    found = 0
    limit = segments.shape[0]
    word = (mask + _ONE) // np.uint64(SLOTS_PER_WORD) - _ONE
    j = 0
    while j <= nb - GRAM and found < limit:
        gram = (
            (np.uint64(b[j]) << np.uint64(48))
            | (np.uint64(b[j + 1]) << np.uint64(32))
            | (np.uint64(b[j + 2]) << _S16)
            | np.uint64(b[j + 3])
        )
        h = gram * _GOLD
        if not (sieve[(h >> _S34) & word] >> (h >> _S58)) & _ONE:
            j += 1
            continue
        i = heads[(h >> _S40) & mask]
        best = -1
        longest = 0
        tried = 0
        passed = 0
        while i >= 0 and tried < OCCURRENCES and passed < PASSED:
            passed += 1
            if grams[i] == gram:
                tried += 1
                run = GRAM
                while run < RUN and i + run < na and j + run < nb and a[i + run] == b[j + run]:
                    run += 1
                if pairs[i] == 0:
                    run += 1  # of two places the one not yet explained
                if run > longest:
                    longest = run
                    best = i
            i = links[i]
        if best < 0:
            j += 1
            continue
        la = best
        lb = j
        matched = 0
        worth = highest = 0
        kept_a, kept_b, kept = la, lb, 0
        while True:
            while la < na and lb < nb and a[la] == b[lb]:
                if pairs[la] == 0:
                    pairs[la] = lb + 1
                explained[lb] = 1
                la += 1
                lb += 1
                matched += 1
                worth += TOKEN
            if worth >= highest:
                highest = worth
                kept_a, kept_b, kept = la, lb, matched
            da, db = _resume(a, na, b, nb, la, lb)
            worth -= EDITED * max(da, db)
            if da < 0 or worth < highest - LOST or la - kept_a > TAIL:
                break
            la += da
            lb += db
        # What followed the last good part was alike by chance.
        for k in range(kept_a, la):
            if pairs[k] > kept_b and pairs[k] <= lb:
                pairs[k] = 0
        explained[kept_b:lb] = 0
        la, lb, matched = kept_a, kept_b, kept
        if matched >= MIN_MATCHED and 2 * matched >= max(la - best, lb - j):
            segments[found, 0] = best
            segments[found, 1] = la
            segments[found, 2] = j
            segments[found, 3] = lb
            segments[found, 4] = matched
            found += 1
        else:
            for k in range(best, la):
                if pairs[k] > j and pairs[k] <= lb:
                    pairs[k] = 0
            explained[j:lb] = 0
        j = max(lb, j + 1)
    return found


@njit(cache=True, nogil=True)
def _resume(a, na, b, nb, la, lb):
    """The smallest edit after which both go on alike, as (tokens of a, tokens of b)."""
    found, da, db = _smallest(a, na, b, nb, la, lb, 2, 1, 6)
    if not found:
        found, da, db = _smallest(a, na, b, nb, la, lb, 3, 7, 2 * GAP)
    return (da, db) if found else (-1, -1)


@njit(cache=True, nogil=True)
def _smallest(a, na, b, nb, la, lb, alike, least, most):
    """Of the edits of least..most tokens the smallest after which so many tokens are alike."""
    best = most + 1
    of_a = 0
    for da in range(min(GAP, na - alike - la, most) + 1):
        i = la + da
        first = a[i]
        low = max(0, da - DRIFT, least - da)
        high = min(GAP, nb - alike - lb, da + DRIFT, best - 1 - da)
        for db in range(low, high + 1):
            j = lb + db
            if first == b[j] and a[i + 1] == b[j + 1] and (alike == 2 or a[i + 2] == b[j + 2]):
                best = da + db
                of_a = da
                break
    return best <= most, of_a, best - of_a
