"""Why a programme cannot be as somebody wants it: reasons in words, none of them saved."""

from django.utils.translation import gettext as _

from tinhban.foundation.problems import Refused


class ProgrammeRefused(Refused):
    """The message says what is wrong and what to do; a screen shows it as it is."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


class BadTerms(ProgrammeRefused):
    """The terms cannot be proposed."""


class AlreadySigned(ProgrammeRefused):
    """The party has signed before."""

    def __init__(self) -> None:
        super().__init__(_("This party has already signed."))


class NotAParty(ProgrammeRefused):
    """The acting organisation is not a party of this programme."""

    def __init__(self) -> None:
        super().__init__(_("Only a party of this programme can do that."))


class Closed(ProgrammeRefused):
    """The programme is closed."""

    def __init__(self) -> None:
        super().__init__(_("This programme is closed. Nothing can be added to it."))
