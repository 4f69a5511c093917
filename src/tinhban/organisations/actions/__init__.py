"""What administrators do with people and grants: authorise, check, change, in one transaction."""

from tinhban.organisations.actions.accounts import (
    add_person,
    change_person,
    choose_password,
    deactivate_person,
    end_sessions,
    first_administrator,
    password_token,
    reactivate_person,
    reset_second_factor,
)
from tinhban.organisations.actions.grants import give_grant, name_substitute, revoke_grant
from tinhban.organisations.actions.node import join_node

__all__ = [
    "add_person",
    "change_person",
    "choose_password",
    "deactivate_person",
    "end_sessions",
    "first_administrator",
    "give_grant",
    "join_node",
    "name_substitute",
    "password_token",
    "reactivate_person",
    "reset_second_factor",
    "revoke_grant",
]
