"""Log-in: user name and password, TOTP when set up (needed of administrators), no open sign-up."""

ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "tinhban.organisations.login.ClosedAccountAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {
    "login": "tinhban.organisations.login.LogInForm",
    "change_password": "tinhban.organisations.login.NewPasswordForm",
    "reauthenticate": "tinhban.organisations.login.PasswordAgainForm",
}
# Per account and per browser, with a brake over all, and in the database: `organisations.attempts`.
ACCOUNT_RATE_LIMITS = dict.fromkeys(("login", "login_failed", "change_password", "reauthenticate"))
PASSWORD_HASHERS = [
    "tinhban.organisations.hashing.Argon2id",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of before: read, and hashed anew at the next log-in
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tinhban.organisations.passwords.NotEasilyGuessed"},
    {"NAME": "tinhban.organisations.passwords.Typable"},
]
MFA_ADAPTER = "tinhban.organisations.second_factor.MFAAdapter"
MFA_FORMS = {
    "authenticate": "tinhban.organisations.login.SecondFactorForm",
    "reauthenticate": "tinhban.organisations.login.SecondFactorAgainForm",
    "activate_totp": "tinhban.organisations.login.SetUpForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tỉnh bạn"
# It would write at every request; `organisations.middleware` does every five minutes.
USERSESSIONS_TRACK_ACTIVITY = False
