"""What one may be allowed to do with the papers of an organisation."""

from tinhban.organisations import permissions
from tinhban.organisations.models import Role


class Permission(permissions.Act):
    KEEP = "evidence.keep"


permissions.declare(
    {
        Permission.KEEP: {
            Role.OFFICER,
            Role.EDITOR,
            Role.LEADER,
            Role.RECORDS_CLERK,
            Role.COMMUNE_OFFICER,
        }
    }
)
