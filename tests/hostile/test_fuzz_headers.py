"""Headers and cookies, and the pages of the log-in, which others have written: never 5xx either."""

from django.test import Client

from tests.authorisation.stage import Stage
from tests.hostile import fuzzing
from tests.hostile.sending import send
from tests.hostile.test_fuzz import EACH, SEED, _quiet

__all__ = ["_quiet"]


def test_no_header_and_no_cookie_breaks_a_page(stage: Stage):
    broken = []
    for row, shot in fuzzing.headers(stage, SEED, EACH):
        if send(fuzzing.client_of(stage, row), shot).status_code >= 500:
            broken.append(str(shot))
    assert not broken, "\n".join(broken)


def test_no_field_of_the_log_in_breaks_a_page(stage: Stage):
    broken = []
    person = stage.cast.acting("dai-lao-cai", fuzzing.Role.LEADER)["by"]
    for client in (Client(), stage.cast.client(person)):
        for shot in fuzzing.foreign(SEED, EACH):
            if send(client, shot).status_code >= 500:
                broken.append(str(shot))
    assert not broken, "\n".join(broken)
