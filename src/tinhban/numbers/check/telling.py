"""Who gives and who takes, in each clause of a sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tinhban.numbers.check.assigning import assign
from tinhban.numbers.check.bodies import Named
from tinhban.numbers.check.clauses import Clause, Sentence
from tinhban.numbers.check.deeds import Deed
from tinhban.numbers.check.filling import fill_doer, fill_other
from tinhban.numbers.check.grammar import Act, Tie
from tinhban.numbers.check.heads import NamedKind
from tinhban.numbers.check.roles import TAKEN, Roles, is_party
from tinhban.numbers.check.spelling import Comparable

_DENIED = r"(?<!\w)(?:không|chưa)(?:\s+(?!chỉ)\w+){0,2}\s*$"
_NAME_BEFORE = re.compile(
    r"(?<!\w)[A-ZĐ][^\W\d_]{1,12}\s{1,3}[A-ZĐ][^\W\d_]{1,12}\s{0,3}(?:là\s{1,3}|:\s{0,3}|có\s{1,3})?$"
)
_LONGEST_NAME = 60
_RUN = r"đăng"
_STRANGE_SIDE = (
    r"(?<!\w)(?:(?P<supplier>của|do|từ)|(?P<user>cho|sang|tới))\s++(?!(?:mình|bạn|đài|báo|đơn vị|nhà|phía|tỉnh|bên|đầu|năm|"
    r"tháng|ngày|địa phương|nhau|khán giả|công tác|việc|độc giả|nhân dân|hai|các đài|các báo)(?!\w))"
)


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
        assign(roles, party, clause, deed, parallel=parallel, last=last, earlier=earlier)
    silent, supplier = not roles.bodies(), roles.supplier
    if last.joint and roles.subject is None:
        roles.several = roles.joint = True
    subject = roles.subject or last.subject or topic
    roles.subject = subject
    if parallel and roles.partner is not None and not roles.bodies():
        roles.supplier, roles.user = last.supplier, last.user
        counterpart = "user" if last.act is Act.SUPPLY else "supplier"
        setattr(roles, counterpart, roles.partner)  # "con số này với Đài B là 287"
    elif parallel:
        roles.supplier = roles.supplier or (last.supplier if roles.user else None)
        if roles.supplier is None and roles.user is None:
            roles.supplier, roles.user = last.supplier, last.user
        elif roles.user is None:
            roles.user = last.user
    fill_doer(roles, subject, deed, last)
    if deed is not None and _denied(text, sentence, deed):
        roles.several = True
    if deed is not None and not clause.parties and not roles.bodies() and _goes_on(last, roles):
        roles.supplier, roles.user = last.supplier, last.user
    if parallel and not clause.parties and _strange_name(text, clause):
        roles.several = True
    if silent and last.several:
        roles.several = True  # what was said of several is not said of one
    for side in _strange_sides(text, clause, deed):
        roles.several = roles.several or getattr(roles, side) is None
    fill_other(text, roles, sentence, clause, last, earlier)
    if deed is not None and deed.act is Act.PUBLISH and supplier is not None:
        run = text.pattern(_RUN).match(text.key, deed.start)
        roles.act = Act.USE if run else roles.act  # what is run of another's is used
    return roles


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
        if one is None or one.tie is not Tie.NONE or not is_party(one.named):
            continue
        if one.named.kind is NamedKind.PROVINCE:
            continue
        beside = following and text.key[one.named.end : following.named.start].strip()
        return None if beside in ("và", "va", "-", "–", "—") else one.named
    return None


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


def _denied(text: Comparable, sentence: Sentence, deed: Deed) -> bool:
    """Whether the deed was not done: "không sử dụng", "chưa được Đài Lào Cai sử dụng"."""
    ends = [deed.start] + ([deed.doer.start] if deed.doer else [])
    denied = text.pattern(_DENIED)
    return any(denied.search(text.key[max(sentence.start, end - 60) : end]) for end in ends)


def _goes_on(last: Roles, roles: Roles) -> bool:
    """Whether what was taken is now put to use: "nhận 301 tin, số tin sử dụng là 287"."""
    return last.act in TAKEN and roles.act in TAKEN and not last.several


def _strange_name(text: Comparable, clause: Clause) -> bool:
    """Whether a name of no body of ours stands before the number: "Hà Giang 52 tin"."""
    floor = max(clause.start, clause.at - _LONGEST_NAME)
    return _NAME_BEFORE.search(text.text, floor, clause.at) is not None


def _strange_sides(text: Comparable, clause: Clause, deed: Deed | None) -> set[str]:
    """The sides that are said to be somebody who is no body of ours: "của cộng tác viên"."""
    start = min(deed.end, clause.at) if deed else clause.at
    known = [party.named.start for party in clause.parties]
    return {
        match.lastgroup
        for match in text.pattern(_STRANGE_SIDE).finditer(text.key, start, clause.end)
        if match.lastgroup and match.end() not in known
    }
