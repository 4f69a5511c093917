"""Relays (tiếp sóng): a programme of one station that others broadcast too, from the proposal to what was on air."""
