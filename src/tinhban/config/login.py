"""Log-in: user name and password, TOTP when set up (needed of administrators), no open sign-up."""

ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "tinhban.organisations.login.ClosedAccountAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
# Per account, never per address (an office shares one), and in the database: `organisations.attempts`.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
MFA_ADAPTER = "tinhban.organisations.second_factor.MFAAdapter"
MFA_FORMS = {
    "authenticate": "tinhban.organisations.login.SecondFactorForm",
    "reauthenticate": "tinhban.organisations.login.SecondFactorAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tỉnh bạn"
# It would write at every request; `organisations.middleware` does every five minutes.
USERSESSIONS_TRACK_ACTIVITY = False
