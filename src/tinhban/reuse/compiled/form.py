"""How much a run of words is a form that many texts share - a list, a table, a law, a courtesy - and not a story."""

import math

import numpy as np
from numba import njit

from .fold import FIRST, NAME, NUMBER

PAIR_BITS = 18  # of the table of pairs
NEAR = 40  # tokens back in which the same token counts as said again
# Which wording a token or a pair belongs to: bits of the tables of wording.py.
TELLING, RULING = 1, 2
PRESENT, LAW, TABLE, COURTESY = 1, 2, 4, 8
# What each share of a run's tokens adds, in tenths (docs/reuse.md says how the numbers were found).
BY_NAMES_TOGETHER, BY_NUMBER, BY_FIRST, BY_COMMA, BY_AGAIN = 15, 10, 10, 30, 35
BY_TELLING, BY_RULING = -15, 40
BY_PRESENT, BY_LAW, BY_TABLE, BY_COURTESY = 55, 70, 80, 120
BY_MUTE = 60
TENTHS = 10
FORM_BASE = -4.9
# From the sum to how far the form decides: half at the middle, all soon after it.
MIDDLE, STEEP = 1.0, 4.0
PIECE = 9  # tokens between two signs of punctuation, of which none tells anything: a mute piece
TOLD = 3  # names and numbers that outweigh a word which tells
# What a pair of tokens adds by the kinds of wording it belongs to, and a token by itself.
_BY_PAIR = np.array(
    [
        BY_PRESENT * (kinds & PRESENT != 0)
        + BY_LAW * (kinds & LAW != 0)
        + BY_TABLE * (kinds & TABLE != 0)
        + BY_COURTESY * (kinds & COURTESY != 0)
        for kinds in range(16)
    ],
    np.int32,
)
_BY_TOKEN = np.array(
    [BY_TELLING * (kinds & TELLING != 0) + BY_RULING * (kinds & RULING != 0) for kinds in range(4)],
    np.int32,
)
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_S16 = np.uint64(16)
_PAIR_SHIFT = np.uint64(64 - PAIR_BITS)


@njit(cache=True, nogil=True)
def said_before(tokens, n, last, before):
    """For each token the place where it stood before, or -1. `last` is all -1 and is left so."""
    for t in range(n):
        before[t] = last[tokens[t]]
        last[tokens[t]] = t
    for t in range(n):
        last[tokens[t]] = -1


@njit(cache=True, nogil=True)
def formality(tokens, states, begins, ends, pairs, before, first, last, single, double):
    """From 0, a story, to 1, a form, for the matched tokens of a run [first, last)."""
    total = 0
    matched = 0
    piece, piece_matched, told = first, 0, 0
    pair_before = False
    name_before = False
    for t in range(first, last):
        state = states[t]
        begins_sentence = state == FIRST
        after_sign = (t > first) & (begins_sentence | (begins[t] > ends[max(first, t - 1)] + 1))
        if after_sign:
            if t - piece <= PIECE and told <= 0:
                total += BY_MUTE * piece_matched
            piece, piece_matched, told = t, 0, 0
        name = state == NAME
        number = state == NUMBER
        kinds = single[tokens[t]] * np.uint8(not (name | number))
        told += TOLD * ((kinds & TELLING) != 0) - (name | number)
        own = pairs[t] > 0
        if own:
            matched += 1
            piece_matched += 1
            total += _BY_TOKEN[kinds]
            total += BY_NUMBER * number + BY_FIRST * begins_sentence
            total += BY_COMMA * (after_sign & (not begins_sentence))
            total += BY_AGAIN * (before[t] >= max(first, t - NEAR))
            if pair_before:
                pair = (np.uint64(tokens[t - 1]) << _S16) | np.uint64(tokens[t])
                total += _BY_PAIR[double[(pair * _GOLD) >> _PAIR_SHIFT]]
                total += BY_NAMES_TOGETHER * (name & name_before)
        pair_before = own
        name_before = name
    if last - piece <= PIECE and told <= 0:
        total += BY_MUTE * piece_matched
    share = total / (TENTHS * max(1, matched)) + FORM_BASE
    return 1 / (1 + math.exp(-STEEP * (share - MIDDLE)))
