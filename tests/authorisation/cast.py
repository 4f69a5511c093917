"""Who tries: for each scene an owner's people, one role each, and others who have every role where they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.test import Client

from tests.authorisation.rows import Relation
from tinhban.foundation.time import now
from tinhban.organisations import second_factor
from tinhban.organisations.middleware import SESSION_KEY
from tinhban.organisations.models import Grant, Organisation, Person, Role


@dataclass(frozen=True)
class Scene:
    """Bodies by where they stand; each is the slug of a shipped body."""

    owner: str
    partner: str
    observer: str
    parent: str
    stranger: str


SCENES = {
    # Two stations exchange; three departments observe; a newspaper of the province has another channel.
    "stations": Scene(
        owner="dai-lao-cai",
        partner="dai-lai-chau",
        observer="so-tttt-lao-cai",
        parent="ubnd-lao-cai",
        stranger="bao-lao-cai",
    ),
    # The programme of three provinces, and everything that belongs to the office of the department.
    "department": Scene(
        owner="so-tttt-lao-cai",
        partner="so-tttt-lai-chau",
        observer="so-vhttdl-lao-cai",
        parent="ubnd-lao-cai",
        stranger="bao-ptth-lao-cai",
    ),
    # A newspaper's column in the same programme.
    "newspaper": Scene(
        owner="bao-lao-cai",
        partner="bao-lai-chau",
        observer="so-vhttdl-lao-cai",
        parent="tinh-uy-lao-cai",
        stranger="bao-ptth-lao-cai",
    ),
}


@dataclass
class Cast:
    """Accounts and their open sessions."""

    bodies: dict[str, Organisation] = field(default_factory=dict)
    _people: dict[str, Person] = field(default_factory=dict)
    _sessions: dict[str, str] = field(default_factory=dict)

    def body(self, slug: str) -> Organisation:
        if slug not in self.bodies:
            self.bodies[slug] = Organisation.objects.get(slug=slug)
        return self.bodies[slug]

    def acting(self, slug: str, role: Role) -> dict[str, Any]:
        """`by` and `as_` of somebody with this role, for building the scene with actions."""
        return {"by": self.person(slug, [role]), "as_": self.body(slug)}

    def person(self, slug: str, roles: Iterable[Role], *also: str) -> Person:
        """Somebody with these roles there (and in other bodies); the same one each time."""
        roles = list(roles)
        name = f"{'moi-vai' if len(roles) > 1 else roles[0].value.replace('_', '-')}.{slug}"
        name = ".".join([name, *also])[:40]
        if name not in self._people:
            person = Person.objects.create_person(name, name, home=self.body(slug))
            for body in (slug, *also):
                for role in roles:
                    Grant.objects.create(
                        person=person,
                        role=role,
                        organisation=self.body(body),
                        valid_from=date(2021, 1, 1),
                    )
            if Role.ADMINISTRATOR in roles:
                second_factor.set_up(person)
            self._people[name] = person
        return self._people[name]

    def own(self, scene: str, role: Role) -> Client:
        """The owner's person of one role."""
        return self.client(self.person(SCENES[scene].owner, [role]))

    def other(self, scene: str, relation: Relation) -> Client:
        """Somebody with every role in the body that stands so."""
        here = SCENES[scene]
        if relation is Relation.ELSEWHERE:
            person = self.person(here.owner, Role, here.stranger)
            return self.client(person, as_=here.stranger)
        slug = {
            Relation.PARTNER: here.partner,
            Relation.OBSERVER: here.observer,
            Relation.PARENT: here.parent,
            Relation.STRANGER: here.stranger,
        }[relation]
        return self.client(self.person(slug, Role))

    def enter(self) -> None:
        """Let everybody log in, before anything is tried."""
        for scene in SCENES:
            for role in Role:
                self.own(scene, role)
            for relation in Relation:
                self.other(scene, relation)

    def client(self, person: Person, *, as_: str = "", **given: Any) -> Client:
        """A browser of its own with the person's session and nothing else in it."""
        key = f"{person.username}@{as_}"
        if key not in self._sessions:
            first = Client()
            first.force_login(person)
            session = first.session
            session["seen_at"] = int(now().timestamp())  # as after the first visit
            if chosen := self.body(as_) if as_ else person.home:
                session[SESSION_KEY] = str(chosen.uid)
            session.save()
            self._sessions[key] = first.cookies[settings.SESSION_COOKIE_NAME].value
        client = Client(**given)
        client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[key]
        return client


@dataclass(frozen=True)
class Thing:
    """What an address is about: the scene it belongs to, the names in its address, words only it has."""

    scene: str
    where: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
