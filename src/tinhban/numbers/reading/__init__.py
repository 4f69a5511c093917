"""Reading quantities out of Vietnamese prose: numbers with qualifier, unit and period, and nothing else.

`read_quantities(text)` finds them in order; dates, terms, document numbers, names and ordinals are left out.
Offsets are code points of the text as it was given, whatever its Unicode form.
"""

from tinhban.numbers.reading.mention import Mention
from tinhban.numbers.reading.reader import possible_numbers, read_quantities, read_source

__all__ = ["Mention", "possible_numbers", "read_quantities", "read_source"]
