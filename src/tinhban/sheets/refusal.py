"""A file that cannot be read at all, and the reason in words."""

from tinhban.foundation.problems import Problem, gettext_noop

REASONS = {
    "empty_file": gettext_noop("The file holds nothing."),
    "too_large": gettext_noop(
        "The file has %(megabytes)s MB, more than the limit of %(limit)s MB. "
        "Take out pictures, or keep one year in each file."
    ),
    "not_a_spreadsheet": gettext_noop(
        "This is not a spreadsheet (%(found)s). Save the log as .xlsx, .xls or .csv."
    ),
    "html_named_xls": gettext_noop(
        "This is a web page under the name of a spreadsheet. "
        "Open it in Excel and save it as an Excel workbook (.xlsx)."
    ),
    "xml_spreadsheet": gettext_noop(
        "This is an XML file. Open it in Excel and save it as an Excel workbook (.xlsx)."
    ),
    "binary_workbook": gettext_noop(
        "This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx)."
    ),
    "too_old": gettext_noop(
        "This workbook was saved by Excel 4 or older. Open it and save it as an Excel workbook (.xlsx)."
    ),
    "too_much_text": gettext_noop(
        "The file holds more text than a log does (more than %(limit)s MB). Split the file."
    ),
    "heavy": gettext_noop(
        "Reading the file takes more time or memory than is allowed, so it was broken off. "
        "Save it anew in Excel, or keep one year in each file."
    ),
    "encrypted": gettext_noop(
        "The file is protected by a password. Take the password off, save, and upload again."
    ),
    "damaged": gettext_noop(
        "The file is damaged and cannot be opened. Open it in Excel, save it anew and upload that."
    ),
    "damaged_csv": gettext_noop("The CSV file cannot be read from line %(row)s on."),
    "archive_bomb": gettext_noop(
        "The file unpacks to far more than a log holds; it was not opened."
    ),
    "unsafe_xml": gettext_noop("The file contains declarations that no spreadsheet needs."),
    "undecodable": gettext_noop(
        "The letters of this file cannot be told. Save it as CSV UTF-8 or as .xlsx."
    ),
    "no_sheet": gettext_noop("The file has no sheet with rows."),
    "too_many_sheets": gettext_noop("The file has %(sheets)s sheets, the limit is %(limit)s."),
    "too_many_rows": gettext_noop(
        "Sheet %(sheet)s reaches row %(row)s, the limit is %(limit)s. "
        "Delete stray cells below the table, or split the file."
    ),
    "too_many_columns": gettext_noop(
        "Sheet %(sheet)s reaches column %(column)s, the limit is %(limit)s columns. "
        "Delete the stray cells to the right of the table."
    ),
    "too_many_cells": gettext_noop(
        "Sheet %(sheet)s spans more than %(limit)s cells. Delete stray cells, or split the file."
    ),
}


class UnreadableFile(Problem):
    """The file as a whole is refused; nothing of it was read."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, REASONS[code], **params)
