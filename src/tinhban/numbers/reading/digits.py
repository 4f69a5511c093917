"""Numbers written with digits, in the Vietnamese way (1.234,5) and the ways that also occur."""

from decimal import Decimal
from typing import NamedTuple

LONGEST = 24


class Digits(NamedTuple):
    value: int | Decimal
    plain: bool  # digits only: the form that names, years and ordinals have too


def read_digits(raw: str, *, measured: bool) -> Digits | None:
    """Read one number; `measured` when a scale, % or a measure follows, which may have decimals.

    None for what has the digits of a number and not its form: 192.168.1.1, 1.2.3, 5,6,7.
    """
    if len(raw) > LONGEST:
        return None
    if raw.isdigit():
        return Digits(int(raw), plain=True)
    dots, commas = raw.count("."), raw.count(",")
    if dots and commas:
        return _mixed(raw)
    sign = "." if dots else ","
    groups = raw.split(sign)
    if _in_thousands(groups):
        if sign == "." or len(groups) > 2 or raw.endswith("0") or not measured:
            return Digits(int("".join(groups)), plain=False)
        return Digits(Decimal(".".join(groups)), plain=False)
    if len(groups) == 2:
        return Digits(Decimal(".".join(groups)), plain=False)
    return None


def _mixed(raw: str) -> Digits | None:
    decimal_sign = max(".,", key=raw.rfind)
    grouped, _, places = raw.rpartition(decimal_sign)
    other = "," if decimal_sign == "." else "."
    groups = grouped.split(other)
    if decimal_sign in grouped or not _in_thousands(groups):
        return None
    return Digits(Decimal(f"{''.join(groups)}.{places}"), plain=False)


def _in_thousands(groups: list[str]) -> bool:
    first, *rest = groups
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in rest)
