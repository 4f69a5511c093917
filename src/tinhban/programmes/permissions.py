"""What one may be allowed to do with programmes."""

from tinhban.organisations import permissions
from tinhban.organisations.models import Role


class Permission(permissions.Act):
    DRAFT = "programme.draft"
    PROPOSE = "programme.propose"
    SIGN = "programme.sign"
    TYPE_SIGNATURE = "programme.type_signature"
    PLAN = "programme.plan"
    JUDGE = "programme.judge"
    CLOSE = "programme.close"


permissions.declare(
    {
        Permission.DRAFT: {Role.OFFICER, Role.EDITOR, Role.LEADER},
        Permission.PROPOSE: {Role.OFFICER, Role.LEADER},
        Permission.SIGN: {Role.LEADER},
        Permission.TYPE_SIGNATURE: {Role.OFFICER, Role.RECORDS_CLERK, Role.LEADER},
        Permission.PLAN: {Role.OFFICER, Role.EDITOR, Role.LEADER},
        Permission.JUDGE: {Role.OFFICER, Role.EDITOR, Role.LEADER},
        Permission.CLOSE: {Role.LEADER},
    }
)
