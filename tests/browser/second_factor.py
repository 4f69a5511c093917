"""The codes of an authenticator application (RFC 6238), and its set-up on screen."""

import base64
import hashlib
import hmac
import re
import struct
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.visitor import PASSWORD, Visitor


def code_of(secret: str, at: float | None = None) -> str:
    """The six digits that the application shows at a moment."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    step = int((time.time() if at is None else at) // 30)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def set_up(visitor: Visitor) -> None:
    """An administrator's first log-in: the password again, the secret, a code; codes for later are kept."""
    page = visitor.page
    page.wait_for_url(re.compile("xac-nhan-lai"))
    visitor.check_at_every_size()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.wait_for_url(re.compile("totp/activate"))
    visitor.check_at_every_size()
    page.get_by_label("Mã xác thực").fill("000000")
    page.get_by_role("button", name="Bật").click()
    expect(page.get_by_text("Mã sai hoặc đã hết hạn")).to_be_visible()
    page.get_by_label("Mã xác thực").fill(code_of(page.locator("main code").inner_text()))
    page.get_by_role("button", name="Bật").click()
    page.wait_for_url(re.compile("recovery-codes"))
    visitor.check_at_every_size()
    codes = re.findall(r"\b[0-9a-f]{8}\b", page.locator("main").inner_text())
    kept_codes(visitor).write_text("\n".join(codes))


def kept_codes(visitor: Visitor) -> Path:
    """Where the recovery codes of the journeys lie: one is used up by each log-in."""
    return visitor.node.home / "recovery-codes"


def enter_recovery_code(visitor: Visitor) -> None:
    """The second step of a log-in, without the telephone."""
    file = kept_codes(visitor)
    code, *others = file.read_text().split()
    file.write_text("\n".join(others))
    visitor.page.get_by_label("Mã xác thực").fill(code)
    visitor.page.get_by_role("button", name="Đăng nhập").click()
