"""The acts that most nouns have: make one, mark one's own, say a word about another's.

Each locks the log, asks for the right and the day, and records one entry; done twice, it is done once. `make` and `say`
are told what to record by a function of the day; `making`, `marking` and `saying` are whole acts, made of the event alone.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.permissions import Act
from tinhban.records import checks
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.records.rows import part_uid
from tinhban.records.writing import record, writing

Row = TypeVar("Row", bound=Model)
Check = Callable[[Any, dict[str, Any]], None]  # what was said about a thing: refuses what cannot be
Refuse = Callable[[Any, Organisation], None]  # raises RecordRefused where this organisation may not


def make(
    model: type[Row],
    event: Callable[[date], object],
    *,
    uid: UUID,
    signer: str,
    channel: str,
    right: Act,
    by: Person,
    as_: Organisation,
    id: UUID | None,
    refs: Iterable[str] = (),
    changes: bool = False,
) -> Row:
    """Make a thing; `event` is asked under the lock with the day, and refuses what cannot be.

    What is there already is left as it is, unless the act `changes` it.
    """
    rows = model._default_manager
    with writing(channel, right, by=by, as_=as_) as today:
        known = rows.filter(**{"uid": uid, signer: as_.uid}).first()
        if known is not None and not changes:
            return known
        record(event(today), by=by, as_=as_, refs=refs, id=id)
        return rows.get(uid=uid)


def say(
    event: Callable[[Any, date], object | None],
    thing: Any,
    *,
    right: Act,
    by: Person,
    as_: Organisation,
    id: UUID | None,
) -> None:
    """Say a word about a thing; `event` sees it as it stands under the lock, and is None where nothing is new."""
    with writing(thing.channel, right, by=by, as_=as_) as today:
        now: Any = type(thing)._default_manager.get(pk=thing.pk)
        word = event(now, today)
        if word is not None:
            record(word, by=by, as_=as_, refs=[now.entry_hash], id=id)


def marking(
    event: type, model: type[Row], *, key: str, signer: str, as_: str, right: Act, refused: Any
) -> Callable[..., Row]:
    """The act by which its owner marks a thing once, with a reason: cancelled, withdrawn, closed."""
    on = f"{as_}_on"

    def mark(
        *, reason: str, by: Person, as_: Organisation, id: UUID | None = None, **thing: Any
    ) -> Row:
        reason = checks.reason(reason)

        def word(now: Any, today: date) -> object | None:
            if getattr(now, signer) != as_.uid:
                raise RecordRefused(str(refused))
            said = {key: now.pk, "reason": reason, on: today}
            return None if getattr(now, on) else event(**said)

        say(word, thing[key], right=right, by=by, as_=as_, id=id)
        return model._default_manager.get(pk=thing[key].pk)

    return mark


def making(
    event: type,
    model: type[Row],
    *,
    key: str,
    signer: str,
    right: Act,
    to: str = "",
    limits: Mapping[str, tuple[int, int]] | None = None,
    past: tuple[str, ...] = (),
    check: Check | None = None,
    steps: frozenset[str] | None = None,
    replaces: bool = False,
    about: str = "",
    fills: Callable[[Any], dict[str, Any]] = lambda _about: {},
    refuse: Refuse | None = None,
) -> Callable[..., Row]:
    """The act that makes a thing of what was said, by the fields of its event.

    `to` names the partners, who must be of the channel, `limits` the least and the most of numbers, `past` the days that
    cannot lie ahead. A thing `about` another is made once by each organisation; `fills` says what follows from the other.
    """

    def do(*, by: Person, as_: Organisation, id: UUID | None = None, **said: Any) -> Row:
        other: Any = said.pop(about) if about else None
        known: Any = said.pop(key, None)  # to be changed
        channel = other.channel if about else said.pop("channel")
        uid = known.pk if known else part_uid(other.pk, as_.uid) if about else id or new_uid()
        told = _as_stored(event, said, limits or {}, steps)
        if check is not None:
            check(other or known, told)

        def at(today: date) -> object:
            if other is not None:
                told.update({about: other.pk, **fills(other)})
                if refuse is not None:
                    refuse(type(other)._default_manager.get(pk=other.pk), as_)
            if known is not None and getattr(known, signer) != as_.uid:
                raise RecordRefused(_("Only who made it may change it."))
            for partner in told.get(to, ()):
                checks.require_partner(channel, partner, as_=as_)
            for name in past:
                checks.past(told[name], today, name)
            return event(**{**told, key: uid})

        refs = [one.entry_hash for one in (other, known) if one is not None]
        return make(
            model,
            at,
            uid=uid,
            signer=signer,
            channel=channel,
            right=right,
            refs=refs,
            by=by,
            as_=as_,
            id=id,
            changes=replaces and known is not None,
        )

    return do


def saying(
    event: type,
    model: type[Model],
    *,
    about: str,
    signer: str,
    on: str,
    right: Act,
    refuse: Refuse,
    with_reason: Callable[[dict[str, Any]], bool] = lambda _said: False,
    check: Check | None = None,
    steps: frozenset[str] | None = None,
    once: tuple[str, ...] = (),
) -> Callable[..., None]:
    """The act of saying a word that replaces one's last.

    `on` is the field of its day, which may be given for what was said earlier; `with_reason` asks for one.
    """

    def do(*, by: Person, as_: Organisation, id: UUID | None = None, **said: Any) -> None:
        thing, day = said.pop(about), said.pop(on, None)
        reason = checks.reason if with_reason(said) else _short
        why = reason(said.pop("reason", ""))
        told = {**_as_stored(event, said, {}, steps), "reason": why}

        def word(now: Any, today: date) -> Any:
            refuse(now, as_)
            checks.past(day or today, today, on)
            if check is not None:
                check(now, told)
            same = {name: told[name] for name in once} or {**told, "superseded": False}
            mine = {f"{about}_id": now.pk, signer: as_.uid}
            if model._default_manager.filter(**mine, **same).exists():
                return None
            return event(**told, **{about: now.pk, on: day or today})

        say(word, thing, right=right, by=by, as_=as_, id=id)

    return do


def _short(value: str) -> str:
    return checks.short(value, "reason", NOTE_LENGTH)


def _as_stored(
    event: type,
    said: dict[str, Any],
    limits: Mapping[str, tuple[int, int]],
    steps: frozenset[str] | None,
) -> dict[str, Any]:
    """What was said, as the event carries it: clean texts, numbers within their limits, nothing needed left out."""
    kinds = get_type_hints(event)
    needed = {
        field.name for field in dataclasses.fields(event) if field.default is dataclasses.MISSING
    }
    told = {}
    for name, value in said.items():
        missing = _("This is to be filled in.") if name in needed else ""
        if isinstance(value, time):
            value = f"{value:%H:%M}"
        if name == "step" and steps is not None:
            checks.one_of(value, steps, name, _("Choose how far it is."))
        if kinds[name] is str:
            value = checks.short(value, name, NOTE_LENGTH, missing=missing)
        elif missing and (value is None or value == ()):
            raise RecordRefused(missing, field=name)
        least, most = limits.get(name, (None, None))
        if least is not None and most is not None and not least <= value <= most:
            words = _("From %(least)d to %(most)d.") % {"least": least, "most": most}
            raise RecordRefused(words, field=name)
        told[name] = value
    return told
