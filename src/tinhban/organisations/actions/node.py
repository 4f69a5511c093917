"""An organisation takes its place on this node."""

from tinhban.ledger import actions as ledger
from tinhban.ledger.keys import RootKey
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.permissions import Permission
from tinhban.organisations.queries import is_demo


def join_node(*, organisation: Organisation, by: Person | None) -> RootKey:
    """Give an organisation its own log: the root key is answered once, to be printed, and never stored.

    `by` None = the operator of the node, at the command line.
    """
    if by is not None:
        permissions.require(by, Permission.JOIN_NODE, as_=organisation)
    return ledger.create_identity(organisation.uid, demo=is_demo())
