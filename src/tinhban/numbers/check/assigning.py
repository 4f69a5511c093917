"""The role that each body of a clause has by the words that tie it to the verb."""

from tinhban.numbers.check.bodies import OFFICES, Named
from tinhban.numbers.check.clauses import Clause, ClauseParty
from tinhban.numbers.check.deeds import Deed
from tinhban.numbers.check.grammar import Act, Tie
from tinhban.numbers.check.heads import NamedKind
from tinhban.numbers.check.roles import TAKEN, Roles

_SHARED = (Tie.NONE, Tie.OF, Tie.FROM, Tie.BY, Tie.FOR, Tie.ASKED)


def assign(
    roles: Roles,
    party: ClauseParty,
    clause: Clause,
    deed: Deed | None,
    *,
    parallel: bool,
    last: Roles,
    earlier: Roles | None,
) -> None:
    """Give one body of the clause its role."""
    named, tie = party.named, party.tie
    act = roles.act
    sent = act is Act.SUPPLY and not party.before and named.kind in (*OFFICES, NamedKind.HOME)
    if tie is Tie.ABOUT and sent:
        tie = Tie.FOR  # "gửi 31 tin về Đài A"
    if tie is Tie.ABOUT:
        roles.about.append(named)
        return
    if named.kind is NamedKind.ALL:
        roles.several = roles.several or tie in _SHARED
        return
    if named.kind in (NamedKind.OTHER, NamedKind.PLACE):
        return
    if named.kind is NamedKind.PARTNER:
        if tie not in (Tie.NONE, Tie.BY):
            return  # the other one: filled in at the end
        partner = _partner(roles, last, earlier)
        if partner is None:
            roles.several = True
            return
        named = partner
    if named.kind is NamedKind.BARE:
        return
    if tie is Tie.SOURCE:
        roles.subject = roles.subject or named
        return
    if tie is Tie.ASIDE:
        if not party.before:
            _set(roles, "user" if act is Act.SUPPLY else "supplier", named)
        return
    if tie is Tie.WITH:
        roles.partner = named
        return
    inner = _inner_deed(clause, party.named)
    if tie in (Tie.BY, Tie.FROM) and inner is not None:
        made = inner.act is Act.PUBLISH and tie is Tie.FROM  # "do Đài A thực hiện"
        _set(roles, "supplier" if made or inner.act is Act.SUPPLY else "user", named)
        if tie is Tie.BY and inner.act is not Act.SUPPLY:
            roles.subject = None
        return
    if tie is Tie.ASKED or tie is Tie.FOR or tie is Tie.ON:
        _set(roles, "user", named)
    elif tie in (Tie.OF, Tie.FROM):
        _set(roles, "supplier", named)
    elif tie is Tie.BY:
        _set(roles, "user" if act in (Act.USE, Act.RECEIVE) else "supplier", named)
    elif (other := _other_deed(clause, named, deed)) is not None:
        _set(roles, "supplier" if other.act is Act.SUPPLY else "user", named)
    elif parallel:
        _set(roles, "user" if last.act is Act.SUPPLY else "supplier", named)
    elif act in TAKEN and _offered(clause, named, deed):
        _set(roles, "supplier", named)
        roles.subject = named
    elif act is Act.SUPPLY:
        passive = deed is not None and deed.passive and named.end <= deed.start
        _set(roles, "user" if passive else "supplier", named, tie)
        roles.subject = named
    else:
        _set(roles, "user", named, tie)
        roles.subject = named


def _offered(clause: Clause, named: Named, deed: Deed | None) -> bool:
    """Whether a body stands for its items: "Đài A có 49 tin được Đài B sử dụng"."""
    if deed is None or not named.end <= clause.at <= deed.start:
        return False
    shown = any(one.tie is Tie.ON and one.named != named for one in clause.parties)
    return shown or (deed.passive and deed.doer is not None and deed.doer != named)


def _partner(roles: Roles, last: Roles, earlier: Roles | None) -> Named | None:
    """Whom "đài bạn" means: the one body spoken of beside the subject."""
    subject = roles.subject or last.subject
    if subject is None:
        return None
    for pool in ([roles.partner, *last.spoken_of()], earlier.spoken_of() if earlier else []):
        others = {one.province: one for one in pool if one and one.province != subject.province}
        if others:
            return next(iter(others.values())) if len(others) == 1 else None
    return None


def _other_deed(clause: Clause, named: Named, deed: Deed | None) -> Deed | None:
    """The verb of a body that is not the clause's subject: "tin A cung cấp, B đã sử dụng"."""
    following = next((one for one in clause.deeds if one.start >= named.end), None)
    if following is None or deed is None or following is deed or following.end > clause.at:
        return None
    between = (one for one in clause.parties if following.end <= one.named.start < deed.start)
    ties = (Tie.NONE,) if following.act is Act.PUBLISH else (Tie.NONE, Tie.BY)
    return following if any(one.tie in ties for one in between) else None


def _set(roles: Roles, role: str, named: Named, tie: Tie = Tie.OF) -> None:
    earlier: Named | None = getattr(roles, role)
    if earlier is None:
        setattr(roles, role, named)
    elif earlier.province != named.province:
        roles.several = True
        roles.joint = roles.joint or tie is Tie.NONE


def _inner_deed(clause: Clause, named: Named) -> Deed | None:
    """The verb that a body after "do" or "được" does itself."""
    return next(
        (
            one
            for one in clause.deeds
            if one.passive and one.start >= named.end and one.doer == named
        ),
        None,
    )
