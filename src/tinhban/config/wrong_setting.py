"""What is said of a TINHBAN_ variable that cannot be used."""


class WrongSetting(ValueError):
    """The words are for the operator; a command ends with them, not with a traceback."""
