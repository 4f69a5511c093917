"""How much of a spreadsheet is read; past these a file is refused in words."""

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 400 * 1024 * 1024  # of the parts that are read, each as often as it is read
MAX_MEMBERS = 2_000
MAX_SHEETS = 100
MAX_ROWS = 120_000  # of one sheet, from row 1 to the last cell that holds something
MAX_COLUMNS = 100
MAX_CELLS = 4_000_000  # of one file, from column A to the last that holds something in each row
MAX_CELL_TEXT = 2_000
MAX_TEXT_BYTES = 96 * 1024 * 1024  # of one file, a text that comes again counted once
MAX_SHOWN_TEXT = 150_000_000  # letters of the cells of all rows, as they are kept for the screen
MAX_MERGES = 250_000
MAX_STYLES = 65_536
HEADER_SEARCH_ROWS = 60
TITLE_LENGTH = 300  # what an event carries
MARK_LENGTH = 40  # a page, a time
