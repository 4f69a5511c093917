"""What one may be allowed to do with figures."""

from tinhban.organisations import permissions
from tinhban.organisations.permissions import Role


class Permission(permissions.Act):
    DEFINE = "figures.define"
    ENTER = "figures.enter"


permissions.declare(
    {
        Permission.DEFINE: {Role.OFFICER, Role.LEADER},
        Permission.ENTER: {Role.OFFICER, Role.EDITOR, Role.LEADER},
    }
)
