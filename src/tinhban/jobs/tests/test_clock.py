"""What is done at every tick: all of it, whatever breaks off."""

from tinhban.jobs import clock

DONE: list[str] = []


def failing() -> None:
    raise OSError("the disk is full")


def good() -> None:
    DONE.append("good")


def test_a_duty_that_fails_hinders_no_other(monkeypatch):
    here = __name__
    duties = {"a": f"{here}.failing", "b": f"{here}.that_is_not_there", "c": f"{here}.good"}
    monkeypatch.setattr(clock, "_duties", duties)
    clock.run()
    assert DONE == ["good"]
