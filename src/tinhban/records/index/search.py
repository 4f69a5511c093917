"""Finding what is in the index by words without marks, joined with what may be read.

What is found first: the words one after the other in the title, then all of them in the title, then
somewhere in the other words or a partner's name; within each the newest. One statement asks for
one of these, and the next is asked only where the page is not full.
"""

from functools import partial
from uuid import UUID

from django.urls import reverse

from tinhban.foundation import text as texts
from tinhban.foundation.marking import Asked
from tinhban.ledger import memberships
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.asked import of_rows
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import name_map
from tinhban.organisations.reader import Reader
from tinhban.records import finding
from tinhban.records.index import nouns, questions
from tinhban.records.index.nouns import Indexed, More
from tinhban.records.index.questions import Question
from tinhban.records.models import Findable
from tinhban.records.prepared import Prepared
from tinhban.screens.hits import Hit, Hits, Number
from tinhban.wire.channels import Role

COUNTED = 1000

_PARTNERS = Prepared(
    lambda uid: (
        memberships.in_force()
        .filter(
            channel__in=ledger_queries.channels_of(uid), role__in=(Role.COORDINATOR, Role.MEMBER)
        )
        .exclude(organisation=uid)
        .values_list("organisation")
        .distinct()
    )
)
_NOTHING = More()


def register(noun: Indexed) -> Indexed:
    """Have a noun found; called where it is declared."""
    nouns.add(noun)
    finding.register(
        finding.Kind(
            noun.key,
            noun.label,
            noun.heading,
            page=partial(page, named=(noun.name,)),
            number=partial(number_of, noun=noun.name),
            together=partial(page, heading=noun.heading),
        )
    )
    return noun


def page(
    asked: Asked,
    reader: Reader,
    *,
    limit: int,
    after: str = "",
    heading: finding.Heading | None = None,
    named: tuple[str, ...] = (),
) -> Hits[Hit]:
    """One page of everything, of what stands under one heading or of these nouns; `after`: where the last one ended."""
    names = named or nouns.names(heading)
    question = _question(asked, reader, names)
    if question is None:
        return Hits([])
    numbers = _numbers(asked, reader)
    counted = [numbers[name] for name in names]
    most = limit + 1
    if not any(number.more for number in counted):  # nobody looks where no more is to be found
        most = min(most, sum(number.value for number in counted))
    found = questions.ranked(question, most, after)
    following = questions.cursor(found[limit - 1]) if len(found) > limit else ""
    return Hits(_hits([row for _worth, row in found[:limit]]), following)


def number_of(asked: Asked, reader: Reader, *, noun: str) -> Number:
    """How many there are of a noun; nobody counts beyond a thousand."""
    return _numbers(asked, reader)[noun]


def _numbers(asked: Asked, reader: Reader) -> dict[str, Number]:
    """All nouns in one statement, once for a page."""
    return of_rows(("numbers of the index", asked, reader), lambda: _counted(asked, reader))


def _counted(asked: Asked, reader: Reader) -> dict[str, Number]:
    everything = {name: _question(asked, reader, (name,)) for name in nouns.names()}
    wanted = {name: question for name, question in everything.items() if question}
    counts = questions.numbers_of(wanted, COUNTED + 1) if wanted else {}
    return {name: _number(counts.get(name, 0)) for name in everything}


def _number(count: int) -> Number:
    return Number(min(count, COUNTED), count > COUNTED)


def _question(asked: Asked, reader: Reader, names: tuple[str, ...]) -> Question | None:
    """What is asked of the index, or None where nothing may be read."""
    channels = sorted(reader.channels) if asked else []
    as_ = reader.organisation
    if as_ is None or not channels or not names:
        return None
    named = of_rows(("partners named", asked, as_.uid), lambda: _named(asked, as_, reader))
    return Question(asked.words, tuple(channels), named, names)


def _named(asked: Asked, as_: Organisation, reader: Reader) -> tuple[tuple[str, ...], ...]:
    """For each word the partners whose name has it; our own name is in everything."""
    partners = {uid if isinstance(uid, UUID) else UUID(uid) for (uid,) in _PARTNERS.rows(as_.uid)}
    names = name_map(partners, reader.today, short=True)
    words = {uid: set(texts.fold(names[uid]).split()) for uid in partners}
    return tuple(
        tuple(sorted(uid.hex for uid, has in words.items() if word in has)) for word in asked.words
    )


def _hits(found: list[Findable]) -> list[Hit]:
    more: dict[UUID, More] = {}
    for name in dict.fromkeys(row.noun for row in found):
        more |= nouns.noun_of(name).more([row.uid for row in found if row.noun == name])
    everybody = {UUID(one) for row in found for one in row.who.split()}
    days = {row.on for row in found}
    names = {day: name_map(everybody, day, short=True) for day in days}
    return [_hit(row, more.get(row.uid, _NOTHING), names[row.on]) for row in found]


def _hit(row: Findable, more: More, names: dict[UUID, str]) -> Hit:
    noun = nouns.noun_of(row.noun)
    others = [UUID(one) for one in row.who.split() if UUID(one) != row.organisation]
    return Hit(
        title=row.title,
        url=reverse(noun.page, args=[row.uid]),
        kind=noun.name,
        what=noun.what,
        # The owner first, then who else takes part, by the short names of that day.
        whose=" – ".join(dict.fromkeys(names[uid] for uid in (row.organisation, *others))),
        facts=more.facts,
        body=more.body,
        on=row.on,
    )
