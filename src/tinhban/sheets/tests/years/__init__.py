"""Whole-year books as stations keep them, each with the answers it may need and the rows it must become."""

from tinhban.sheets.tests.years.made import Book
from tinhban.sheets.tests.years.of_habits import BOOKS as OF_HABITS
from tinhban.sheets.tests.years.of_shapes import BOOKS as OF_SHAPES
from tinhban.sheets.tests.years.of_words import BOOKS as OF_WORDS

BOOKS: tuple[Book, ...] = (*OF_SHAPES, *OF_HABITS, *OF_WORDS)
