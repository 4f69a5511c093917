"""Programmes for the search of the workspace."""

from dataclasses import dataclass

from tinhban.foundation import text as words
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes.models import Programme, ProgrammeDraft


@dataclass(frozen=True)
class Found:
    """One line of the search: title, address, what it is."""

    title: str
    url: str
    note: str
    kind: str = "programme"


def search(text: str, person: Person, as_: Organisation, limit: int = 20) -> list[Found]:
    """Programmes of channels that the organisation reads, and its own open drafts."""
    wanted = words.fold(text[:200]).split()[:8]
    if not wanted:
        return []
    rows = Programme.objects.visible_to(person, as_=as_)
    for word in wanted:
        rows = rows.filter(folded__contains=word)
    found = [Found(p.title, p.get_absolute_url(), p.term) for p in rows[:limit]]
    drafts = ProgrammeDraft.objects.visible_to(person, as_=as_).open()
    for draft in drafts[: limit * 4]:
        if len(found) < limit and all(w in words.fold(draft.title) for w in wanted):
            found.append(Found(draft.title, draft.get_absolute_url(), "", "programme_draft"))
    return found
