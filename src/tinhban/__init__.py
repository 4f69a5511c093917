"""Tỉnh bạn: one set of facts that sister provinces hold, sign and can prove."""

__version__ = "0.1.0"
