"""How a noun is recorded and projected; no noun of its own."""
