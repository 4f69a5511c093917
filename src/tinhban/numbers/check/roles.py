"""Who gives and who takes: what is known of one clause."""

from dataclasses import dataclass, field

from tinhban.numbers.check.bodies import PARTY_KINDS, Named
from tinhban.numbers.check.grammar import Act

TAKEN = (Act.RECEIVE, Act.USE)


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

    def spoken_of(self) -> list[Named | None]:
        """The bodies a later clause may leave unnamed."""
        return [*self.bodies(), self.partner]


def is_party(named: Named) -> bool:
    return named.kind in PARTY_KINDS or bool(named.name)
