"""Reading the map: what a code meant on a day, where a unit went, what stands there today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from tinhban.foundation.text import fold
from tinhban.foundation.time import today
from tinhban.organisations.models.units import Extent, Level, Unit, UnitChange
from tinhban.organisations.names import without_unit_kind


def unit_on(code: str, day: date) -> Unit | None:
    """The unit that carried this code on that day: 15 was Yên Bái and is Lào Cai."""
    return Unit.objects.on(day).filter(code=code).first()


def carriers(code: str) -> list[Unit]:
    """Every unit that has carried a code, the first one first."""
    found = Unit.objects.filter(code=code)
    return sorted(found, key=lambda unit: unit.valid_from or date.min)


Heirs = list[tuple[Unit, Extent]]
_SHARES = (Extent.WHOLE, Extent.MAIN_PART, Extent.PART)
Place = tuple[str, date]  # a code, and the day on which it is read


def province_of(code: str, day: date) -> Unit | None:
    """The province above a unit (or the province itself) on that day."""
    return provinces_of([(code, day)])[code, day]


def provinces_of(places: Iterable[Place]) -> dict[Place, Unit | None]:
    """The province above each unit on its day, in one query a level."""
    above = {place: place for place in places}
    found: dict[Place, Unit | None] = {}
    while above:
        units = _units_at(set(above.values()))
        climbing: dict[Place, Place] = {}
        for place, at in above.items():
            unit = units.get(at)
            if unit is None or unit.level == Level.PROVINCE:
                found[place] = unit
            else:
                climbing[place] = (unit.parent_code, place[1])
        above = climbing
    return found


def _units_at(places: set[Place]) -> dict[Place, Unit]:
    """The unit that carried each code on its day; where two did, the one that `unit_on` names."""
    carriers: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(code__in={code for code, _day in places}).order_by("pk"):
        carriers.setdefault(unit.code, []).append(unit)
    held = {
        (code, day): next((u for u in carriers.get(code, ()) if u.holds(day)), None)
        for code, day in places
    }
    return {place: unit for place, unit in held.items() if unit is not None}


def province_names() -> frozenset[str]:
    """The folded names of all provinces there ever were, without "tỉnh" and "thành phố"."""
    named = Unit.objects.filter(level=Level.PROVINCE).values_list("name", flat=True)
    return frozenset(fold(without_unit_kind(name)) for name in named)


def successors(unit: Unit) -> list[tuple[Unit, Extent]]:
    """The units that took its land when it ended, the main heir first; none for a unit of today."""
    return successors_of([unit])[unit.pk]


def successors_of(units: Sequence[Unit]) -> dict[int, Heirs]:
    """The same for many, by their keys, in a few queries for all of them."""
    heirs: dict[int, Heirs] = {unit.pk: [] for unit in units}
    ended = {unit: unit.valid_to for unit in units if unit.valid_to}
    if not ended:
        return heirs
    later = UnitChange.objects.filter(on__gt=min(ended.values()))
    days = sorted(later.order_by().values_list("on", flat=True).distinct())
    first = {unit: min((d for d in days if d > last), default=None) for unit, last in ended.items()}
    parted = _new_codes(first)
    at = {(code, day) for unit, day in first.items() if day for code in parted[unit]}
    standing = _units_at(at)
    for unit, day in first.items():
        found = [(u, s) for c, s in parted[unit].items() if day and (u := standing.get((c, day)))]
        found.sort(key=lambda pair: (_SHARES.index(pair[1]), pair[0].sort_key, pair[0].code))
        heirs[unit.pk] = found
    return heirs


def _new_codes(first: dict[Unit, date | None]) -> dict[Unit, dict[str, Extent]]:
    """Where each unit went on its day; a district without a word of its own went where its communes did."""
    districts = [unit for unit in first if unit.level == Level.DISTRICT]
    inside: dict[str, list[Unit]] = {}
    if districts:
        codes = {unit.code for unit in districts}
        for part in Unit.objects.filter(parent_code__in=codes):
            inside.setdefault(part.parent_code, []).append(part)
    old = {unit.code for unit in first} | {u.code for parts in inside.values() for u in parts}
    days = {day for day in first.values() if day}
    went: dict[tuple[date, str, str], dict[str, Extent]] = {}
    for change in UnitChange.objects.filter(on__in=days, old_code__in=old):
        key = (change.on, change.level, change.old_code)
        went.setdefault(key, {})[change.new_code] = Extent(change.share)
    found: dict[Unit, dict[str, Extent]] = {}
    for unit, day in first.items():
        found[unit] = went.get((day, unit.level, unit.code), {}) if day else {}
        if day and not found[unit] and unit.level == Level.DISTRICT and unit.valid_to:
            parts = [part for part in inside.get(unit.code, ()) if part.holds(unit.valid_to)]
            codes_of_parts = [went.get((day, part.level, part.code), {}) for part in parts]
            found[unit] = {code: Extent.PART for codes in codes_of_parts for code in codes}
    return found


def predecessors(unit: Unit) -> list[tuple[Unit, Extent]]:
    """The units of the day before its first day whose land it took, whole ones first."""
    if unit.valid_from is None:
        return []
    changes = UnitChange.objects.filter(on=unit.valid_from, level=unit.level, new_code=unit.code)
    shares = {c.old_code: Extent(c.share) for c in changes}
    before = Unit.objects.filter(
        code__in=shares, valid_to__lt=unit.valid_from, level=unit.level
    ).in_order()
    latest = {u.code: u for u in before.order_by("valid_to")}
    pairs = ((latest[code], share) for code, share in shares.items() if code in latest)
    return sorted(pairs, key=lambda pair: (_SHARES.index(pair[1]), pair[0].sort_key))


def standing_on(units: Sequence[Unit], day: date) -> dict[int, Unit | None]:
    """What stands on `day` in the place of each, by its key: itself, its main heir, or for a district its province.

    Many are asked in as many queries as one.
    """
    now: dict[int, Unit | None] = {unit.pk: unit for unit in units}
    while gone := {key: u for key, u in now.items() if u and u.valid_to and u.valid_to < day}:
        heirs = successors_of([u for u in gone.values() if u.level != Level.DISTRICT])
        lost = {key: u for key, u in gone.items() if not heirs.get(u.pk)}
        places = {key: (u.code, u.valid_to) for key, u in lost.items() if u.valid_to}
        above = provinces_of(places.values())
        for key, unit in gone.items():
            if key in lost:
                province = above[places[key]]
                now[key] = None if province is None or province.pk == unit.pk else province
            else:
                now[key] = heirs[unit.pk][0][0]
    return now


def where_now(units: Sequence[Unit], day: date | None = None) -> dict[int, str]:
    """For each, by its key, what it belongs to on `day` (today) in words; empty if nothing changed."""
    day = day or today()
    return in_words(units, standing_on(units, day), day)


def in_words(units: Sequence[Unit], now: Mapping[int, Unit | None], day: date) -> dict[int, str]:
    """The same of what is known to stand there."""
    moved = {unit.pk: here for unit in units if (here := now[unit.pk]) and _is_another(unit, here)}
    named = {here.pk: text for here, text in _with_province(set(moved.values()), day)}
    return {unit.pk: named[moved[unit.pk].pk] if unit.pk in moved else "" for unit in units}


def _is_another(unit: Unit, now: Unit) -> bool:
    """A province that only got another code stayed what it was."""
    same = (now.level, now.name) == (unit.level, unit.name) and now.level == Level.PROVINCE
    return now.pk != unit.pk and not same


def _with_province(units: Iterable[Unit], day: date) -> Iterator[tuple[Unit, str]]:
    """ "xã Bắc Hà, tỉnh Lào Cai" """
    below = [unit for unit in units if unit.level != Level.PROVINCE]
    provinces = provinces_of([(unit.code, day) for unit in below])
    for unit in units:
        province = provinces.get((unit.code, day))
        parts = [unit, province] if province else [unit]
        yield unit, ", ".join(part.name_in_text for part in parts)


def lying_in(units: Sequence[Unit], day: date) -> dict[int, list[Unit]]:
    """The units above each, the nearest first, by its key: on `day`, or on its last day where it ended before."""
    at = {unit.pk: min(day, unit.valid_to or day) for unit in units}
    above: dict[int, list[Unit]] = {unit.pk: [] for unit in units}
    climbing = {unit.pk: (unit.parent_code, at[unit.pk]) for unit in units if unit.parent_code}
    while climbing:
        found = _units_at(set(climbing.values()))
        reached = {key: found[place] for key, place in climbing.items() if place in found}
        for key, unit in reached.items():
            above[key].append(unit)
        climbing = {key: (u.parent_code, at[key]) for key, u in reached.items() if u.parent_code}
    return above


def unit_as_was_and_is(unit: Unit, day: date | None = None) -> str:
    """ "xã Bản Phố (nay thuộc xã Bắc Hà, tỉnh Lào Cai)"; only the name if nothing changed."""
    place = where_now([unit], day)[unit.pk]
    if not place:
        return unit.name_in_text
    return _("%(then)s (now in %(now)s)") % {"then": unit.name_in_text, "now": place}
