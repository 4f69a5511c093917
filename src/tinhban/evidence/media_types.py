"""The kinds of files that an office keeps, by media type."""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"
OLE = "application/x-ole-storage"  # .doc and .xls of before 2007
PLAIN = "text/plain"
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/tiff"})
# What an office keeps as a paper; anything else is refused with the reason.
PAPERS = frozenset({PDF, DOCX, XLSX, PPTX, OLE, PLAIN}) | PICTURES
SIGNED = frozenset({PDF}) | PICTURES
ENDINGS = {
    PDF: ".pdf",
    DOCX: ".docx",
    XLSX: ".xlsx",
    PPTX: ".pptx",
    ZIP: ".zip",
    PLAIN: ".txt",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/tiff": ".tif",
}
