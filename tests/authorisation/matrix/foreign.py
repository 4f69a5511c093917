"""Patterns of Django's and allauth's own code: one row for each. The person has no second factor."""

from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import Foreign

OK, LOGIN, AGAIN, HIDDEN = Outcome.OK, Outcome.LOGIN, Outcome.AGAIN, Outcome.HIDDEN

ROWS = (
    Foreign("set_language", OK, OK),
    Foreign("account_login", OK, OK),
    Foreign("account_logout", OK, OK),
    Foreign("account_inactive", OK, OK),
    Foreign("account_reauthenticate", LOGIN, OK),
    Foreign("account_change_password", LOGIN, OK),
    Foreign("mfa_index", LOGIN, OK),
    Foreign("mfa_authenticate", LOGIN, OK),
    Foreign("mfa_reauthenticate", LOGIN, AGAIN),
    Foreign("mfa_activate_totp", LOGIN, AGAIN),
    Foreign("mfa_deactivate_totp", LOGIN, HIDDEN),
    Foreign("mfa_view_recovery_codes", LOGIN, HIDDEN),
    Foreign("mfa_generate_recovery_codes", LOGIN, AGAIN),
    Foreign("mfa_download_recovery_codes", LOGIN, HIDDEN),
    Foreign("usersessions_list", LOGIN, OK),
)
