"""The roles that no word gives: whoever was spoken of before, and the one body that is left."""

from tinhban.numbers.check.bodies import Named
from tinhban.numbers.check.clauses import Clause, Sentence
from tinhban.numbers.check.deeds import Deed
from tinhban.numbers.check.grammar import Act, Tie
from tinhban.numbers.check.heads import NamedKind
from tinhban.numbers.check.roles import Roles, is_party
from tinhban.numbers.check.spelling import Comparable

_INCLUDED = r"(?<!\w)(?:trong đó|trong số đó|bao gồm|gồm|kể cả|nhất là)(?!\w)"


def fill_doer(roles: Roles, subject: Named | None, deed: Deed | None, last: Roles) -> None:
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


def fill_other(
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
    if known.kind is NamedKind.HOME:
        earlier = None  # the writer's own station: whom it deals with must be said
        last = Roles()
    pools = (
        lambda: own,
        last.spoken_of,
        lambda: _near(text, sentence, clause),
        earlier.spoken_of if earlier else list,
    )
    for pool in pools:
        others = {
            one.province: one
            for one in pool()
            if one is not None and one.province != known.province
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


def _near(text: Comparable, sentence: Sentence, clause: Clause) -> list[Named | None]:
    """The bodies that the sentence names before it speaks of parts."""
    inner = text.pattern(_INCLUDED).search(text.key, clause.at, sentence.end)
    reach = inner.start() if inner else sentence.end
    return [
        one.named
        for one in sentence.parties
        if one.tie is not Tie.ABOUT and is_party(one.named) and one.named.start < reach
    ]


def _unless(named: Named, other: Named | None) -> Named | None:
    return None if other is not None and other.province == named.province else named
