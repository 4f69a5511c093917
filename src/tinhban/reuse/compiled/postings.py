"""Sorted keys of a segment: packed, looked up, counted by story."""

import numpy as np
from numba import njit

from .fold import NAME, NUMBER, SHINGLE, fold, room_for, sample

# While building, a posting is one number: the key above, the document below.
DOCUMENT_BITS = 29
# What is kept of a token's place: gap to the token before and length, in six bits.
GAPS, LENGTHS, EXCEPTION = 6, 10, 63

MAX_STORIES = 24  # a key in more stories than this says nothing
MAX_POSTINGS = 2048

WHOLE = 5040  # a hit on a key of one story; divisible by small frequencies
HIT = 1 << 40
MIN_HITS = 3
MIN_WEIGHT = WHOLE * 2
# A passage that several edited items carry is in as many stories: more hits, each of little weight, or
# all hits in equally many.
MANY_HITS = 4
MOST_STORIES = 12

_DOCUMENT_BITS = np.uint64(DOCUMENT_BITS)
_DOCUMENT_MASK = np.uint64((1 << DOCUMENT_BITS) - 1)
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_SILVER = np.uint64(0xD6E8FEB86659FD93)
_S31 = np.uint64(31)
_ONE = np.uint64(1)
_FAR = np.uint64(0xFFFFFFFFFFFFFFFF)


@njit(cache=True, nogil=True)
def story_marks(keys, where, states, count):
    """12 bits that copies of a text have in common, and texts that only share a passage have not.

    Four smallest hashes of all keys and two of those with a name or a number: bulletins of one
    form differ in these, texts with one list in common differ in the others.
    """
    signs = np.full(6, _FAR)
    for k in range(count):
        h = keys[k] * _GOLD
        h ^= h >> _S31
        telling = False
        for t in range(where[k], where[k] + SHINGLE):
            telling |= states[t] == NAME or states[t] == NUMBER
        for sign in range(6 if telling else 4):
            h = (h ^ _SILVER) * _GOLD
            h ^= h >> _S31
            signs[sign] = min(signs[sign], h)
    h = _SILVER
    for sign in range(6):
        h = (h ^ signs[sign]) * _GOLD
        h ^= h >> _S31
    return h >> np.uint64(52)


@njit(cache=True, nogil=True)
def build(units, bounds, table, first_document, tokens, places, oddities, postings, documents):
    """Fold a batch of texts for a segment.

    Write tokens and their places, oddities [token, gap, length], postings and per document
    [end of tokens, end of oddities, story]; return the three ends.
    """
    longest = 0
    for d in range(len(bounds) - 1):
        longest = max(longest, bounds[d + 1] - bounds[d])
    room = longest // 2 + 2
    work = room_for(longest)
    states = np.empty(room, np.uint8)
    begins = np.empty(room, np.int32)
    ends = np.empty(room, np.int32)
    keys = np.empty(room, np.uint64)
    where = np.empty(room, np.int32)
    total = 0
    odd = 0
    posted = 0
    for d in range(len(bounds) - 1):
        own = tokens[total:]
        n = fold(units, bounds[d], bounds[d + 1], table, work, own, states, begins, ends)
        last = -1
        for t in range(n):
            gap = begins[t] - last
            length = ends[t] - begins[t]
            last = ends[t]
            code = EXCEPTION
            if gap <= GAPS and length <= LENGTHS:
                code = (length - 1) * GAPS + gap - 1
            else:
                oddities[odd, 0] = t
                oddities[odd, 1] = gap
                oddities[odd, 2] = length
                odd += 1
            places[total + t] = (states[t] << 6) | code
        count = sample(own, n, keys, where)
        document = np.uint64(first_document + d)
        for k in range(count):
            postings[posted] = (keys[k] << _DOCUMENT_BITS) | document
            posted += 1
        total += n
        documents[d, 0] = total
        documents[d, 1] = odd
        documents[d, 2] = np.int64(story_marks(keys, where, states, count))
    return total, odd, posted


@njit(cache=True, nogil=True)
def repost(tokens, places, starts, first, last, postings, stories):
    """Postings and stories of documents first..last once more, from their stored tokens."""
    longest = 0
    for d in range(first, last):
        longest = max(longest, starts[d + 1] - starts[d])
    keys = np.empty(longest + 1, np.uint64)
    where = np.empty(longest + 1, np.int32)
    posted = 0
    for d in range(first, last):
        own = tokens[starts[d] : starts[d + 1]]
        states = places[starts[d] : starts[d + 1]] >> 6
        count = sample(own, len(own), keys, where)
        for k in range(count):
            postings[posted] = (keys[k] << _DOCUMENT_BITS) | np.uint64(d)
            posted += 1
        stories[d - first] = story_marks(keys, where, states, count)
    return posted


@njit(cache=True, nogil=True)
def pack(postings, count, document_bits, done, last_bucket, directory, packed):
    """Pack sorted postings and extend the directory; repeats go. Return how many are kept.

    `done` postings were packed before, up to bucket `last_bucket`: a segment is written in parts.
    """
    rest_bits = np.uint64(32 - document_bits)
    d_bits = np.uint64(document_bits)
    rest_mask = (_ONE << rest_bits) - _ONE
    n = 0
    bucket = last_bucket
    before = _FAR
    for i in range(count):
        posting = postings[i]
        if posting == before:
            continue
        before = posting
        key = posting >> _DOCUMENT_BITS
        b = np.int64(key >> rest_bits)
        while bucket < b:
            bucket += 1
            directory[bucket] = done + n
        packed[n] = np.uint32(((key & rest_mask) << d_bits) | (posting & _DOCUMENT_MASK))
        n += 1
    return n, bucket


@njit(cache=True, nogil=True)
def unpack(directory, packed, document_bits, low, high, renamed, out, n):
    """Write the postings of buckets low..high under new document numbers (-1: gone) to out[n:]."""
    rest_bits = np.uint64(32 - document_bits)
    d_bits = np.uint64(document_bits)
    d_mask = (_ONE << d_bits) - _ONE
    for b in range(low, high):
        for i in range(directory[b], directory[b + 1]):
            word = np.uint64(packed[i])
            document = renamed[np.int64(word & d_mask)]
            if document >= 0:
                key = (np.uint64(b) << rest_bits) | (word >> d_bits)
                out[n] = (key << _DOCUMENT_BITS) | np.uint64(document)
                n += 1
    return n


@njit(cache=True, nogil=True)
def lookup(keys, directory, packed, document_bits, low, high):
    """For each key the range of its postings."""
    rest_bits = np.uint64(32 - document_bits)
    d_bits = np.uint64(document_bits)
    rest_mask = (_ONE << rest_bits) - _ONE
    for k in range(len(keys)):  # a pass of its own: the misses of many keys overlap
        b = np.int64(keys[k] >> rest_bits)
        low[k] = directory[b]
        high[k] = directory[b + 1]
    for k in range(len(keys)):
        i = low[k]
        end = high[k]
        rest = keys[k] & rest_mask
        smallest = rest << d_bits
        if end - i > 32:
            top = end
            while i < top:
                middle = (i + top) >> 1
                if np.uint64(packed[middle]) < smallest:
                    i = middle + 1
                else:
                    top = middle
        else:
            while i < end and np.uint64(packed[i]) < smallest:
                i += 1
        low[k] = i
        while i < end and (np.uint64(packed[i]) >> d_bits) == rest:
            i += 1
            if i - low[k] > 2 * MAX_POSTINGS:
                break
        high[k] = i


@njit(cache=True, nogil=True)
def count_stories(low, high, packed, document_bits, dead, stories, first, second, seen):
    """Mark for each key the stories that have it; two marks a story, so near copies count once."""
    d_mask = (_ONE << np.uint64(document_bits)) - _ONE
    for k in range(len(low)):
        for i in range(low[k], high[k]):
            if seen[k] > MAX_POSTINGS:
                break
            document = np.int64(np.uint64(packed[i]) & d_mask)
            if dead[document]:
                continue
            seen[k] += 1
            story = np.uint64(stories[document])
            first[k] |= _ONE << (story & np.uint64(63))
            second[k] |= _ONE << (story >> np.uint64(6))


@njit(cache=True, nogil=True)
def frequencies(first, second, seen, out):
    """In how many stories each key is; 0 = in none, MAX_STORIES + 1 = in too many."""
    for k in range(len(first)):
        if seen[k] > MAX_POSTINGS:
            out[k] = MAX_STORIES + 1
            continue
        a = 0
        mask = first[k]
        while mask:
            mask &= mask - _ONE
            a += 1
        b = 0
        mask = second[k]
        while mask:
            mask &= mask - _ONE
            b += 1
        out[k] = min(max(a, b), MAX_STORIES + 1)


@njit(cache=True, nogil=True)
def _is_carried(hits, weight):
    """Whether these may be the hits of one passage that some texts carry."""
    each = weight // hits
    if each * MOST_STORIES < WHOLE:
        return False
    return hits >= MANY_HITS or (each * hits == weight and WHOLE % each == 0)


@njit(cache=True, nogil=True)
def gather(
    key_starts,
    low,
    high,
    packed,
    document_bits,
    dead,
    frequency,
    score,
    article_of,
    document_of,
    weight_of,
):
    """Candidates of one segment: documents that share enough rare keys with an article.

    `score` has a zero for each document and is left so. Return how many.
    """
    d_mask = (_ONE << np.uint64(document_bits)) - _ONE
    touched = np.empty(len(score), np.int32)
    found = 0
    for a in range(len(key_starts) - 1):
        n = 0
        for k in range(key_starts[a], key_starts[a + 1]):
            f = frequency[k]
            if f == 0 or f > MAX_STORIES:
                continue
            w = HIT + WHOLE // f
            for i in range(low[k], high[k]):
                document = np.int64(np.uint64(packed[i]) & d_mask)
                if dead[document]:
                    continue
                if score[document] == 0:
                    touched[n] = document
                    n += 1
                score[document] += w
        for t in range(n):
            document = touched[t]
            s = score[document]
            score[document] = 0
            hits = s // HIT
            weight = s % HIT
            if hits >= MIN_HITS and (weight >= MIN_WEIGHT or _is_carried(hits, weight)):
                article_of[found] = a
                document_of[found] = document
                weight_of[found] = s
                found += 1
    return found
