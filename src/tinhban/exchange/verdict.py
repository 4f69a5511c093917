"""May this version be published on that day? Signal, status, embargo, rights, in this order; deny wins."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.kinds import Medium
from tinhban.exchange.models import Item, ItemVersion
from tinhban.foundation.time import VIET_NAM


@dataclass(frozen=True)
class Verdict:
    """The answer of the machine: which step denied, and why in words."""

    allowed: bool
    step: str = ""  # signal | status | embargo | rights
    reason: str = ""
    # What is allowed under a condition, such as "from 18:00".
    condition: str = ""


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _signal(item: Item, version: ItemVersion, on: date) -> str:
    """A kill or a correction is a signal of the owner to everybody."""
    if item.killed_on and on >= item.killed_on:
        return _("The owner stopped its use on %(day)s: %(reason)s") % {
            "day": _day(item.killed_on),
            "reason": item.killed_reason,
        }
    if version.version < item.version and on > item.changed_on:
        return _("Version %(old)d was corrected on %(day)s. Use version %(new)d.") % {
            "old": version.version,
            "day": _day(item.changed_on),
            "new": item.version,
        }
    return ""


def _status(item: Item, version: ItemVersion, on: date) -> str:
    if item.withheld_on and version.version <= item.withheld_version and on >= item.withheld_on:
        return _("The owner has held the item back since %(day)s: %(reason)s") % {
            "day": _day(item.withheld_on),
            "reason": item.withheld_reason,
        }
    if on < version.approved_on:
        return _("Version %(version)d was approved on %(day)s only.") % {
            "version": version.version,
            "day": _day(version.approved_on),
        }
    return ""


def _embargo(version: ItemVersion, on: date) -> str:
    until = version.embargo_until
    if until and on < until.astimezone(VIET_NAM).date():
        return _("Not before %(time)s on %(day)s (embargo).") % {
            "time": f"{until.astimezone(VIET_NAM):%H:%M}",
            "day": _day(until.astimezone(VIET_NAM).date()),
        }
    return ""


def _rights(version: ItemVersion, on: date, by: UUID | None, medium: str) -> str:
    rights = version.rights
    holders = rights.get("organisations") or []
    if holders and by is not None and str(by) not in holders:
        return _("The owner gave the rights to other organisations only.")
    until = rights.get("until")
    if until and on > date.fromisoformat(until):
        return _("The rights ended on %(day)s.") % {"day": _day(date.fromisoformat(until))}
    media = rights.get("media") or []
    if media and medium and medium not in media:
        allowed = ", ".join(str(Medium(m).label) for m in media if m in Medium.values)
        return _("The rights do not cover this; they cover: %(media)s.") % {"media": allowed}
    return ""


def publishable(
    item: Item, version: ItemVersion, *, on: date, by: UUID | None = None, medium: str = ""
) -> Verdict:
    """Whether `by` may publish this version of the item on that day."""
    for step, denied in (
        ("signal", _signal(item, version, on)),
        ("status", _status(item, version, on)),
        ("embargo", _embargo(version, on)),
        ("rights", "" if by == item.owned_by else _rights(version, on, by, medium)),
    ):
        if denied:
            return Verdict(False, step, denied)
    until = version.embargo_until
    if until and on == until.astimezone(VIET_NAM).date():
        condition = _("Only after %(time)s") % {"time": f"{until.astimezone(VIET_NAM):%H:%M}"}
        return Verdict(True, condition=condition)
    return Verdict(True)
