"""The yearly log that stations keep as a spreadsheet: read, doubted, answered, imported."""
