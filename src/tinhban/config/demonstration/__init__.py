"""The demonstration world: the exchange of 2022 between three provinces, and one programme of 2026.

Contents, uids and dates are the same at every load; keys, salts and epochs are always new. Events in it are
invented on real places; no person is named.
"""
