"""How much of a spreadsheet is read; past these a file is refused in words."""

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_SHEETS = 100
MAX_ROWS = 120_000  # of one sheet, from row 1 to the last cell that holds something
MAX_COLUMNS = 100
MAX_CELLS = 4_000_000  # of one sheet, as a rectangle: what the reader lays out in memory
MAX_CELL_TEXT = 2_000
MAX_MERGES = 20_000
HEADER_SEARCH_ROWS = 60
TITLE_LENGTH = 300  # what an event carries
MARK_LENGTH = 40  # a page, a time
