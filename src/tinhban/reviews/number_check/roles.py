"""Who gives and who takes, in each clause of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tinhban.reviews.number_check.bodies import Kind, Named
from tinhban.reviews.number_check.clauses import Clause, Deed, Party, Sentence
from tinhban.reviews.number_check.grammar import Act, Link
from tinhban.reviews.number_check.spelling import Comparable

_DENIED = r"(?<!\w)(?:không|chưa)(?:\s+(?!chỉ)\w+){0,2}\s*$"
_STRANGE_SIDE = (
    r"(?<!\w)(?:(?P<supplier>của|do|từ)|(?P<user>cho|sang|tới))\s+(?!(?:mình|bạn|đài|báo|đơn vị|nhà|phía|tỉnh|bên|đầu|năm|"
    r"tháng|ngày|địa phương|nhau|khán giả|công tác|việc|độc giả|nhân dân|hai|các đài|các báo)(?!\w))"
)


@dataclass
class Roles:
    """Who gives and who takes, as far as the words tell."""

    act: Act | None = None
    supplier: Named | None = None
    user: Named | None = None
    partner: Named | None = None
    subject: Named | None = None
    several: bool = False
    joint: bool = False  # two subjects at once: whose act it is cannot be told
    about: list[Named] = field(default_factory=list)

    def bodies(self) -> list[Named]:
        return [one for one in (self.supplier, self.user) if one is not None]


def share_verb(read: Sequence[tuple[Clause, Roles]]) -> None:
    """ "Gần 400 tin của A và 287 tin của B được C sử dụng": the verb at the end is for both."""
    for (clause, roles), (following, theirs) in reversed(list(pairwise(read))):
        deed = _main_deed(following)
        ends = deed is not None and deed.passive and deed.start >= following.number_end
        if clause.deeds or roles.act is not None or not (ends or not following.deeds):
            continue
        roles.act = theirs.act
        roles.several = roles.several or theirs.several
        if theirs.act is Act.SUPPLY:
            roles.user = roles.user or theirs.user
        else:
            roles.user = theirs.user
        roles.supplier = roles.supplier or theirs.supplier


def subject_of(text: Comparable, sentence: Sentence) -> Named | None:
    """The first body that stands alone, unless a second one stands beside it."""
    for one, following in pairwise([*sentence.parties, None]):
        if one is None or one.link is not Link.NONE or not is_party(one.named):
            continue
        if one.named.kind is Kind.PROVINCE:
            continue
        beside = following and text.key[one.named.end : following.named.start].strip()
        return None if beside in ("và", "va", "-", "–", "—") else one.named
    return None


def is_party(named: Named) -> bool:
    return named.kind in (Kind.STATION, Kind.NEWSPAPER, Kind.AGENCY, Kind.PROVINCE) or bool(
        named.name
    )


def _main_deed(clause: Clause) -> Deed | None:
    before = [one for one in clause.deeds if one.end <= clause.at]
    after = [one for one in clause.deeds if one.start >= clause.number_end]
    doing = [one for one in before if one.act is not Act.PUBLISH]
    ending = [one for one in after if one.passive and one.act is Act.USE]
    if ending and not (doing and doing[-1].act is Act.USE):
        return ending[-1]
    if doing:
        return doing[-1]
    passive = [one for one in after if one.act is not Act.PUBLISH]
    if passive:
        return passive[-1]
    return before[-1] if before else (after[-1] if after else None)


def roles_in(
    text: Comparable,
    sentence: Sentence,
    clause: Clause,
    last: Roles,
    earlier: Roles | None,
    topic: Named | None,
    *,
    opening: bool,
) -> Roles:
    deed = _main_deed(clause)
    roles = Roles(act=deed.act if deed else last.act)
    parallel = deed is None and not opening
    for party in clause.parties:
        _assign(text, roles, party, clause, deed, parallel=parallel, last=last)
    if last.joint and roles.subject is None:
        roles.several = roles.joint = True
    subject = roles.subject or last.subject or topic
    roles.subject = subject
    if parallel:
        roles.supplier = roles.supplier or (last.supplier if roles.user else None)
        if roles.supplier is None and roles.user is None:
            roles.supplier, roles.user = last.supplier, last.user
        elif roles.user is None:
            roles.user = last.user
    _fill_doer(roles, subject, deed, last)
    if deed is not None and text.pattern(_DENIED).search(text.key[sentence.start : deed.start]):
        roles.several = True
    for side in _strange_sides(text, clause, deed):
        roles.several = roles.several or getattr(roles, side) is None
    _fill_other(text, roles, sentence, clause, last, earlier)
    return roles


def _assign(
    text: Comparable,
    roles: Roles,
    party: Party,
    clause: Clause,
    deed: Deed | None,
    *,
    parallel: bool,
    last: Roles,
) -> None:
    """Give one body of the clause its role."""
    named, link = party.named, party.link
    act = roles.act
    if link is Link.ABOUT:
        roles.about.append(named)
        return
    if named.kind is Kind.ALL:
        roles.several = roles.several or link in (Link.NONE, Link.OF, Link.FROM, Link.BY)
        return
    if named.kind in (Kind.OTHER, Kind.PLACE, Kind.PARTNER):
        return
    if named.kind is Kind.BARE:
        return
    if link is Link.WITH:
        roles.partner = named
        return
    inner = _inner_deed(clause, named)
    if link in (Link.BY, Link.FROM) and inner is not None:
        _set(roles, "supplier" if inner.act is Act.SUPPLY else "user", named)
        if link is Link.BY and inner.act is not Act.SUPPLY:
            roles.subject = None
        return
    if link is Link.ASKED or link is Link.FOR or link is Link.ON:
        _set(roles, "user", named)
    elif link in (Link.OF, Link.FROM):
        _set(roles, "supplier", named)
    elif link is Link.BY:
        _set(roles, "user" if act in (Act.USE, Act.RECEIVE) else "supplier", named)
    elif (other := _other_deed(clause, named, deed)) is not None:
        _set(roles, "supplier" if other.act is Act.SUPPLY else "user", named)
    elif parallel:
        _set(roles, "user" if last.act is Act.SUPPLY else "supplier", named)
    elif act is Act.SUPPLY:
        passive = deed is not None and deed.passive and named.end <= deed.start
        _set(roles, "user" if passive else "supplier", named, link)
        roles.subject = named
    else:
        _set(roles, "user", named, link)
        roles.subject = named


def _other_deed(clause: Clause, named: Named, deed: Deed | None) -> Deed | None:
    """The verb of a body that is not the clause's subject: "tin A cung cấp, B đã sử dụng"."""
    following = next((one for one in clause.deeds if one.start >= named.end), None)
    if following is None or deed is None or following is deed or following.end > clause.at:
        return None
    between = (one for one in clause.parties if following.end <= one.named.start < deed.start)
    return following if any(one.link is Link.NONE for one in between) else None


def _set(roles: Roles, role: str, named: Named, link: Link = Link.OF) -> None:
    earlier: Named | None = getattr(roles, role)
    if earlier is None:
        setattr(roles, role, named)
    elif earlier.province != named.province:
        roles.several = True
        roles.joint = roles.joint or link is Link.NONE


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


def _strange_sides(text: Comparable, clause: Clause, deed: Deed | None) -> set[str]:
    """The sides that are said to be somebody who is no body of ours: "của cộng tác viên"."""
    start = min(deed.end, clause.at) if deed else clause.at
    known = [party.named.start for party in clause.parties]
    return {
        match.lastgroup
        for match in text.pattern(_STRANGE_SIDE).finditer(text.key, start, clause.end)
        if match.lastgroup and match.end() not in known
    }


def _fill_doer(roles: Roles, subject: Named | None, deed: Deed | None, last: Roles) -> None:
    """The subject does the act, or has it done to it."""
    if subject is None or not is_party(subject):
        return
    inner = deed is not None and deed.passive
    if inner and roles.act is not Act.SUPPLY and deed is not None and deed.doer is None:
        if roles.user is None and roles.supplier is None:
            roles.supplier, roles.user = last.supplier, last.user
        return
    if roles.act is Act.SUPPLY and not inner:
        roles.supplier = roles.supplier or _unless(subject, roles.user)
    elif roles.act is Act.SUPPLY:
        roles.user = roles.user or _unless(subject, roles.supplier)
    else:
        roles.user = roles.user or _unless(subject, roles.supplier)


def _unless(named: Named, other: Named | None) -> Named | None:
    return None if other is not None and other.province == named.province else named


def _fill_other(
    text: Comparable,
    roles: Roles,
    sentence: Sentence,
    clause: Clause,
    last: Roles,
    earlier: Roles | None,
) -> None:
    """The one body that is left takes the role that is left."""
    if (roles.supplier is None) == (roles.user is None):
        return
    known = roles.supplier or roles.user
    if known is None:
        return
    own = [one for one in (roles.partner,) if one is not None]
    near = [
        one.named for one in sentence.parties if one.link is not Link.ABOUT and is_party(one.named)
    ]
    for pool in (own, [*last.bodies(), last.partner], near, _pool(earlier)):
        others = {
            one.province: one for one in pool if one is not None and one.province != known.province
        }
        if len(others) > 1:
            return
        if others:
            (other,) = others.values()
            if roles.supplier is None:
                roles.supplier = other
            else:
                roles.user = other
            return


def _pool(earlier: Roles | None) -> list[Named | None]:
    return [*earlier.bodies(), earlier.partner] if earlier else []
