from allauth.account.adapter import DefaultAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts are made by the administrator of an organisation."""

    def is_open_for_signup(self, request: object) -> bool:
        return False
