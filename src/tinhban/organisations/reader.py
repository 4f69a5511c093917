"""Who reads: a person, the organisation acted for, the day there, and what that opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from tinhban.foundation.time import today
from tinhban.organisations import permissions
from tinhban.organisations.models import Grant, Organisation, Person, Role
from tinhban.organisations.permissions import Act
from tinhban.organisations.queries import channels_read, roles_in_channels, today_for
from tinhban.wire.channels import Role as Membership


@dataclass(frozen=True)
class Reader:
    """Made once for a request by `middleware.ActingOrganisation`; by commands and jobs with `Reader.of`.

    Every table with rows of somebody answers `visible_to(reader)` (`organisations.readable`).
    """

    person: Person | AnonymousUser
    organisation: Organisation | None
    today: date
    roles: frozenset[Role]

    @classmethod
    def of(cls, person: Person | AnonymousUser, organisation: Organisation | None) -> Reader:
        """With the roles that are in force in this organisation today; none without a grant."""
        day = today_for(organisation) if organisation else today()
        return cls(person, organisation, day, permissions.roles_for(person, organisation))

    @classmethod
    def public(cls) -> Reader:
        """Nobody: sees what is open to everybody."""
        return cls(AnonymousUser(), None, today(), frozenset())

    @property
    def acts(self) -> bool:
        """Acts for an organisation with a grant in force."""
        return self.organisation is not None and bool(self.roles)

    def may(self, act: Act) -> bool:
        """Whether a role allows the act; what may be done to a thing its owner says."""
        return self.grant_for(act) is not None

    def grant_for(self, act: Act) -> Grant | None:
        """The grant that allows the act, for the paper that names the authority."""
        return permissions.grant_for(self.person, act, as_=self.organisation)

    @property
    def channels(self) -> frozenset[str]:
        """The channels that may be read, as a member or an observer."""
        if self.organisation is None or not self.acts:
            return frozenset()
        return channels_read(self.organisation.uid)

    def role_in(self, channel: str) -> Membership | None:
        """What the organisation may do in a channel; nothing in one that it does not read."""
        if self.organisation is None or not self.acts:
            return None
        return roles_in_channels(self.organisation.uid).get(channel)

    def sees(self, channels: str | Iterable[str]) -> bool:
        """Whether the rows behind a value may be shown, of all these channels; the value may be shown without."""
        asked = {channels} if isinstance(channels, str) else set(channels)
        return asked <= self.channels
