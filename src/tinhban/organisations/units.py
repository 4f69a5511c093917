"""Reading the map: what a code meant on a day, where a unit went, what stands there today."""

from collections.abc import Iterable, Sequence
from datetime import date

from tinhban.foundation.text import fold
from tinhban.foundation.time import today
from tinhban.organisations.models.units import Extent, Level, Unit, UnitChange
from tinhban.organisations.names import without_unit_kind


def unit_on(code: str, day: date) -> Unit | None:
    """The unit that carried this code on that day: 15 was Yên Bái and is Lào Cai."""
    return Unit.objects.on(day).filter(code=code).first()


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
    if unit.valid_to is None:
        return []
    changes = UnitChange.objects.filter(on__gt=unit.valid_to).order_by("on")
    first = changes.first()
    if first is None:
        return []
    of_the_day = UnitChange.objects.filter(on=first.on, level=unit.level, old_code=unit.code)
    shares = {c.new_code: Extent(c.share) for c in of_the_day}
    if not shares and unit.level == Level.DISTRICT:
        inside = Unit.objects.on(unit.valid_to).filter(parent_code=unit.code).values("code")
        parts = UnitChange.objects.filter(on=first.on, old_code__in=inside)
        shares = dict.fromkeys(parts.values_list("new_code", flat=True), Extent.PART)
    heirs = Unit.objects.on(first.on).filter(code__in=shares).in_order()
    order = [Extent.WHOLE, Extent.MAIN_PART, Extent.PART]
    return sorted(((u, shares[u.code]) for u in heirs), key=lambda pair: order.index(pair[1]))


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
    order = [Extent.WHOLE, Extent.MAIN_PART, Extent.PART]
    pairs = ((latest[code], share) for code, share in shares.items() if code in latest)
    return sorted(pairs, key=lambda pair: (order.index(pair[1]), pair[0].sort_key))


def today_of(unit: Unit, day: date | None = None) -> Unit | None:
    """What stands there on `day` (today): itself, its main heir, or for a district its province."""
    day = day or today()
    while (last := unit.valid_to) is not None and last < day:
        heirs: Sequence[tuple[Unit, Extent]] = ()
        if unit.level != Level.DISTRICT:
            heirs = successors(unit)
        if heirs:
            unit = heirs[0][0]
            continue
        above = province_of(unit.code, last)
        if above is None or above.pk == unit.pk:
            return None
        unit = above
    return unit


def unit_as_was_and_is(unit: Unit, day: date | None = None) -> str:
    """ "xã Bản Phố (nay thuộc xã Bắc Hà, tỉnh Lào Cai)"; only the name if nothing changed."""
    from django.utils.translation import gettext as _

    day = day or today()
    now = today_of(unit, day)
    if now is None or now.pk == unit.pk:
        return unit.name_in_text
    place = now.name_in_text
    if now.level != Level.PROVINCE and (province := province_of(now.code, day)):
        place = f"{place}, {province.name_in_text}"
    if (now.level, now.name) == (unit.level, unit.name) and now.level == Level.PROVINCE:
        return unit.name_in_text
    return _("%(then)s (now in %(now)s)") % {"then": unit.name_in_text, "now": place}
