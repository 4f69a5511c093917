"""What one may be allowed to do with reviews: an officer writes, a leader freezes."""

from tinhban.organisations import permissions
from tinhban.organisations.permissions import Role


class Permission(permissions.Act):
    EDIT = "review.edit"
    FREEZE = "review.freeze"
    SEAL = "review.seal"
    ISSUE = "review.issue"


permissions.declare(
    {
        Permission.EDIT: {Role.OFFICER, Role.EDITOR, Role.LEADER},
        Permission.FREEZE: {Role.LEADER},
        Permission.SEAL: {Role.LEADER},
        Permission.ISSUE: {Role.OFFICER, Role.LEADER, Role.RECORDS_CLERK},
    }
)
