"""The acts of the exchange and the roles that may do them."""

from tinhban.organisations import permissions
from tinhban.organisations.permissions import Role


class Permission(permissions.Act):
    WRITE = "exchange.write"
    APPROVE = "exchange.approve"
    OFFER = "exchange.offer"
    ASK = "exchange.ask"
    ANSWER = "exchange.answer"
    DELIVER = "exchange.deliver"
    RECEIVE = "exchange.receive"
    USE = "exchange.use"
    CONFIRM = "exchange.confirm"
    COLUMN = "exchange.column"
    WATCH = "exchange.watch"


_DESK = {Role.OFFICER, Role.EDITOR, Role.LEADER}
_EDITORS = {Role.EDITOR, Role.LEADER}

permissions.declare(
    {
        Permission.WRITE: {*_DESK, Role.COMMUNE_OFFICER},
        Permission.APPROVE: _EDITORS,
        Permission.OFFER: _DESK,
        Permission.ASK: {*_DESK, Role.COMMUNE_OFFICER},
        Permission.ANSWER: _DESK,
        Permission.DELIVER: _DESK,
        Permission.RECEIVE: _DESK,
        Permission.USE: {*_DESK, Role.COMMUNE_OFFICER},
        Permission.CONFIRM: _EDITORS,
        Permission.COLUMN: _EDITORS,
        Permission.WATCH: _DESK,
    }
)
