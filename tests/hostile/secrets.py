"""What must never stand in a log line, by the way it could get there; and what must."""

TOKEN = "cx9k2f-0123456789abcdef0123456789abcdef"
LINK = f"/don-vi/mat-khau/bientap.thu/{TOKEN}/"
SECRET = "chin-con-trau-den-7"
NAME = "Nguyên trưởng phòng Biên tập của Đài"
BODY = "Toàn văn bản tin chưa phát: sáng nay tại bản Sín Chải"

# message, extra fields, exception text -> none of it may be printed.
NEVER: tuple[tuple[str, dict[str, object], str], ...] = (
    (f"Forbidden (CSRF token missing.): {LINK}", {}, ""),
    (f"Not Found: {LINK}", {"status_code": 404}, ""),
    (f"POST {LINK}?next=/", {}, ""),
    ("refused", {"password": SECRET}, ""),
    ("refused", {"token": TOKEN}, ""),
    ("refused", {"link": LINK}, ""),
    ("refused", {"display_name": NAME}, ""),
    ("refused", {"title": BODY}, ""),
    ("refused", {"text": BODY, "body": BODY}, ""),
    ("refused", {"form": {"password": SECRET}}, ""),
    ("refused", {"reason": f"token={TOKEN}"}, ""),
    ("refused", {"reason": f"came from https://so.example{LINK}"}, ""),
    ("refused", {"cookie": f"sessionid={SECRET}"}, ""),
    ("failed", {}, f"<WSGIRequest: POST '{LINK}'>"),
    ("failed", {}, f"invalid literal for int() with base 10: '{SECRET}'"),
    ("failed", {}, f"“{NAME}” is not a valid value"),
    ("failed", {}, f"codec can't encode '{BODY}'"),
    ("failed", {}, f'duplicate key value\nDETAIL:  Key (display_name)=({NAME}) already exists.'),
    ("failed", {}, f"Failing row contains (1, {NAME}, {SECRET})."),
    ("failed", {}, f"password={SECRET} host=db.example"),
)  # fmt: skip

# extra fields -> what must stand in the printed line.
ALWAYS: tuple[tuple[dict[str, object], dict[str, object]], ...] = (
    ({"entry": "k" * 43, "type": "vn.tinhban.item.approved.v1"}, {"entry": "k" * 43, "type": "vn.tinhban.item.approved.v1"}),
    ({"entry": "k" * 43, "reason": "signature does not fit"}, {"reason": "signature does not fit"}),
    ({"channel": "c" * 43, "organisation": "0190b5a0-7c1e-7e2f-8d3c-112233445566"}, {"channel": "c" * 43}),
    ({"item": "0190b5a0-7c1e-7e2f-8d3c-112233445566"}, {"item": "0190b5a0-7c1e-7e2f-8d3c-112233445566"}),
    ({"status_code": 404}, {"status": 404}),
)  # fmt: skip
