"""Reading messy workbooks of a station; begin at `reading.read_log`."""
