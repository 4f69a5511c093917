"""The communes of 2022 in the districts that the items of the demonstration tell of."""

import functools
from collections import defaultdict

from tinhban.organisations import loading
from tinhban.organisations.names import without_unit_kind

# As the list of units wrote it, and as the district and its stations did.
WRITTEN = {"Mù Căng Chải": "Mù Cang Chải"}


@functools.cache
def _districts(province: str) -> dict[str, tuple[str, ...]]:
    """The communes of each district of a province before 01/07/2025, by the district's name without its kind."""
    before = [row for row in loading.rows("units.csv.gz") if not row["valid_from"]]
    names = {row["code"]: without_unit_kind(row["name"]) for row in before}
    communes: dict[str, list[str]] = defaultdict(list)
    for row in before:
        if row["level"] == "commune":
            communes[row["parent_code"]].append(row["name"][0].lower() + row["name"][1:])
    return {
        WRITTEN.get(name := names[row["code"]], name): tuple(communes[row["code"]])
        for row in before
        if row["level"] == "district" and names[row["parent_code"]] == province
    }


def communes_told_of(title: str, province: str) -> tuple[str, ...]:
    """Those of the district that a title names, as written inside a sentence; else of the province."""
    districts = _districts(province)
    named = [name for name in districts if name in title]
    if named:
        return districts[max(named, key=len)]
    return tuple(commune for communes in districts.values() for commune in communes)
