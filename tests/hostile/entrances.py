"""Who tries to get in, in which order, and what each gets: told as steps that a test walks through.

A step is (browser, account, password, times, answer of the last one). A browser named `known-…` has been let in
with that account before. Answers: `in`, `wrong`, `wait` (a short wait, then it goes on), `later` (this account, this
browser: not before a stated time).
"""

Step = tuple[str, str, str, int, str]

RIGHT, FALSE = "right", "false"
SCENES: dict[str, tuple[Step, ...]] = {
    "a guesser is stopped on one account": (
        ("a", "one", FALSE, 10, "wrong"),
        ("a", "one", RIGHT, 1, "later"),
    ),
    "a guesser who throws cookies away is stopped too": (
        *(("fresh", "one", FALSE, 1, "wrong"),) * 10,
        ("fresh", "one", FALSE, 1, "later"),
    ),
    "the owner gets in from a known browser meanwhile": (
        ("a", "one", FALSE, 11, "later"),
        ("known-one", "one", RIGHT, 1, "in"),
    ),
    "the owner may even mistype there": (
        ("a", "one", FALSE, 30, "later"),
        ("known-one", "one", FALSE, 3, "wrong"),
        ("known-one", "one", RIGHT, 1, "in"),
    ),
    "a known browser has an end as well": (
        ("known-one", "one", FALSE, 10, "wrong"),
        ("known-one", "one", RIGHT, 1, "later"),
    ),
    "a known browser that is used up leaves the others alone": (
        ("known-one", "one", FALSE, 12, "later"),
        ("a", "one", RIGHT, 1, "in"),
    ),
    "a browser known for one account is unknown for another": (
        ("a", "two", FALSE, 10, "wrong"),
        ("known-one", "two", RIGHT, 1, "later"),
    ),
    "failures of a known browser do not lock strangers out": (
        ("known-one", "one", FALSE, 9, "wrong"),
        ("b", "one", RIGHT, 1, "in"),
    ),
    "one account that is locked says nothing about another": (
        ("a", "one", FALSE, 11, "later"),
        ("b", "two", RIGHT, 1, "in"),
    ),
    "spraying thirty accounts is slowed": (
        *(("fresh", f"spray-{n}", FALSE, 1, "wrong") for n in range(15)),
        *(("fresh", f"spray-{n}", FALSE, 1, "wait") for n in range(15, 30)),
    ),
    "whoever is known does not feel the spraying": (
        *(("fresh", f"spray-{n}", FALSE, 1, "") for n in range(30)),
        ("known-one", "one", RIGHT, 1, "in"),
    ),
    "a stranger who is right waits, and is not refused": (
        *(("fresh", f"spray-{n}", FALSE, 1, "") for n in range(30)),
        ("b", "one", RIGHT, 1, "wait"),
    ),
    "an account that does not exist is locked like any other": (
        ("a", "khong-co", FALSE, 10, "wrong"),
        ("a", "khong-co", FALSE, 1, "later"),
    ),
    "spellings of one name share one allowance": (
        ("a", "one", FALSE, 5, "wrong"),
        ("a", " ONE ", FALSE, 5, "wrong"),
        ("a", "one\u200b", FALSE, 1, "later"),
    ),
}
