"""What is said of a TINHBAN_ variable that cannot be used."""

from tinhban.foundation.problems import Refused


class WrongSetting(Refused):
    """The words are for the operator; a command ends with them, not with a traceback."""
