"""The second factor of administrators: a code of six digits from an application (TOTP)."""

import base64
import hashlib
from typing import Any

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from tinhban.organisations.models import Grant, Person, Role
from tinhban.organisations.queries import today_for


def is_on(person: Person | AnonymousUser) -> bool:
    """Has set up an authenticator application."""
    codes = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP)
    return bool(codes.exists())


def set_up(person: "Person", secret: str = "") -> str:
    """Give a person a second factor and answer its secret: for the demonstration world and for tests."""
    secret = secret or str(generate_totp_secret())
    TOTP.activate(person, secret)
    return secret


def drawn(address: str) -> str:
    """A QR picture as an inline element: our policy lets no `data:` address through."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dots = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return (
        f'<svg viewBox="0 0 {len(rows)} {len(rows)}" width="200" height="200" role="img" '
        f'aria-label="{escape(_("QR picture of the key"))}"><path fill="#000" d="{dots}"/></svg>'
    )


def _box() -> SecretBox:
    """Seals secrets with a key drawn from the node's own."""
    return SecretBox(hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest())


class MFAAdapter(DefaultMFAAdapter):
    """Administrators cannot take their second factor away; secrets are stored encrypted by the node's key."""

    error_messages: dict[str, Any] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "An administrator must keep the two-step log-in. Hand the role over first."
        ),
        "incorrect_code": _("The code is wrong or has expired. Enter the code shown now."),
    }

    def build_totp_svg(self, url: str) -> str:
        return drawn(url)

    def encrypt(self, text: str) -> str:
        return base64.b64encode(_box().encrypt(text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(base64.b64decode(encrypted_text)).decode()
        except (CryptoError, ValueError):
            # The node's key was changed: no code may fit, above all not that of an empty secret.
            return str(generate_totp_secret())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        grants = Grant.objects.filter(person_id=authenticator.user_id, role=Role.ADMINISTRATOR)
        return not any(
            grant.in_force(today_for(grant.organisation))
            for grant in grants.select_related("organisation", "person")
        )
