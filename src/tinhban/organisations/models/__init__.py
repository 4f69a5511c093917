from tinhban.organisations.models.bodies import (
    Alias,
    BodyFunction,
    Function,
    Kind,
    Organisation,
    OrganisationCode,
    OrganisationName,
    OrganisationParent,
    OrganisationPlace,
    PressKind,
)
from tinhban.organisations.models.changes import ChangeKind, OrgChange, OrgChangeShare
from tinhban.organisations.models.grants import Authority, Grant, GrantKind, Role
from tinhban.organisations.models.node import LoginAttempts, NodeState
from tinhban.organisations.models.people import Person
from tinhban.organisations.models.units import Extent, Level, Unit, UnitChange, UnitKind

__all__ = [
    "Alias",
    "Authority",
    "BodyFunction",
    "ChangeKind",
    "Extent",
    "Function",
    "Grant",
    "GrantKind",
    "Kind",
    "Level",
    "LoginAttempts",
    "NodeState",
    "OrgChange",
    "OrgChangeShare",
    "Organisation",
    "OrganisationCode",
    "OrganisationName",
    "OrganisationParent",
    "OrganisationPlace",
    "Person",
    "PressKind",
    "Role",
    "Unit",
    "UnitChange",
    "UnitKind",
]
