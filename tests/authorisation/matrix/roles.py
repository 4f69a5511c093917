"""Which roles of the owner's people may do what, as the offices see it."""

from tinhban.organisations.models import Role

LEADER = {Role.LEADER}
EDITORS = {Role.EDITOR, Role.LEADER}
DESK = {Role.OFFICER, Role.EDITOR, Role.LEADER}
DESK_AND_COMMUNE = {*DESK, Role.COMMUNE_OFFICER}
PROPOSERS = {Role.OFFICER, Role.LEADER}
CLERKS = {Role.OFFICER, Role.RECORDS_CLERK, Role.LEADER}
ADMINISTRATOR = {Role.ADMINISTRATOR}
