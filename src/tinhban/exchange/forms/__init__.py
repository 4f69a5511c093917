"""The forms of the exchange; each carries the intention of the person who opened it."""
