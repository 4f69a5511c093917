"""Reading the map: what a code meant on a day, where a unit went, what stands there today."""

from collections.abc import Sequence
from datetime import date

from tinhban.foundation.time import today
from tinhban.organisations.models.units import Level, Share, Unit, UnitChange

_LEVELS = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}


def level_of(code: str) -> Level | None:
    """The length of a code says its level."""
    return _LEVELS.get(len(code))


def unit_on(code: str, day: date) -> Unit | None:
    """The unit that carried this code on that day: 15 was Yên Bái and is Lào Cai."""
    return Unit.objects.on(day).filter(code=code).first()


def province_of(code: str, day: date) -> Unit | None:
    """The province above a unit (or the province itself) on that day."""
    unit = unit_on(code, day)
    while unit is not None and unit.level != Level.PROVINCE:
        unit = unit_on(unit.parent_code, day)
    return unit


def successors(unit: Unit) -> list[tuple[Unit, Share]]:
    """The units that took its land when it ended, the main heir first; none for a unit of today."""
    if unit.valid_to is None:
        return []
    changes = UnitChange.objects.filter(on__gt=unit.valid_to).order_by("on")
    first = changes.first()
    if first is None:
        return []
    of_the_day = UnitChange.objects.filter(on=first.on, level=unit.level, old_code=unit.code)
    shares = {c.new_code: Share(c.share) for c in of_the_day}
    if not shares and unit.level == Level.DISTRICT:
        inside = Unit.objects.on(unit.valid_to).filter(parent_code=unit.code).values("code")
        parts = UnitChange.objects.filter(on=first.on, old_code__in=inside)
        shares = dict.fromkeys(parts.values_list("new_code", flat=True), Share.PART)
    heirs = Unit.objects.on(first.on).filter(code__in=shares).in_order()
    order = [Share.WHOLE, Share.MAIN_PART, Share.PART]
    return sorted(((u, shares[u.code]) for u in heirs), key=lambda pair: order.index(pair[1]))


def predecessors(unit: Unit) -> list[tuple[Unit, Share]]:
    """The units of the day before its first day whose land it took, whole ones first."""
    if unit.valid_from is None:
        return []
    changes = UnitChange.objects.filter(on=unit.valid_from, level=unit.level, new_code=unit.code)
    shares = {c.old_code: Share(c.share) for c in changes}
    before = Unit.objects.filter(
        code__in=shares, valid_to__lt=unit.valid_from, level=unit.level
    ).in_order()
    latest = {u.code: u for u in before.order_by("valid_to")}
    order = [Share.WHOLE, Share.MAIN_PART, Share.PART]
    pairs = ((latest[code], share) for code, share in shares.items() if code in latest)
    return sorted(pairs, key=lambda pair: (order.index(pair[1]), pair[0].sort_key))


def today_of(unit: Unit, day: date | None = None) -> Unit | None:
    """What stands there on `day` (today): itself, its main heir, or for a district its province."""
    day = day or today()
    while (last := unit.valid_to) is not None and last < day:
        heirs: Sequence[tuple[Unit, Share]] = ()
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
