"""Rà soát số liệu: read a text, find its figures, and say which of them the books bear out.

    check_text(text: str, candidates: Sequence[Candidate]) -> list[Finding]

One `Candidate` per indicator and measure ("supplied", "received", "used", "published", "rate"); a pair of
stations gives several candidates with the same `indicator` key, one per measure. Names are every way in which a
text may call the body ("Đài PT-TH Lào Cai", "Đài Lào Cai"); `body_names()` makes the usual ones, and names with
the body's kind and province are understood besides. Every quantity of the text comes back as a `Finding`, in
order; those that belong to no candidate, or not surely to one, have `indicator=None` and the verdict `unknown`.
How a number is placed: `bodies` finds whom a text names, `deeds` the verbs and how bodies are tied to them, `clauses`
cuts the sentence into one piece a number, `telling` says who gives and who takes in each piece, and `placing` asks of
every candidate whether it fits: its roles, its days (`times`), and whether the number is the total of what was done
(`totals`) and of all items (`parts`). Whoever doubts, answers no.
A text that cannot be read raises `foundation.problems.Problem` with a sentence for the catalogue.
"""

from tinhban.numbers.check.candidates import Body, Candidate, Finding, Measure, body_names
from tinhban.numbers.check.verdicts import check_text

__all__ = ["Body", "Candidate", "Finding", "Measure", "body_names", "check_text"]
