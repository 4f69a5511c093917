"""The matrix: who gets what, by app. A route without a row fails the tests."""

from tests.authorisation.matrix import (
    desk,
    exchange,
    foreign,
    logs,
    organisations,
    programmes,
    publications,
    reviews,
    watching,
)

ROWS = (
    *desk.ROWS,
    *programmes.ROWS,
    *exchange.ROWS,
    *publications.ROWS,
    *logs.ROWS,
    *watching.ROWS,
    *reviews.ROWS,
    *organisations.ROWS,
)
FOREIGN = foreign.ROWS
