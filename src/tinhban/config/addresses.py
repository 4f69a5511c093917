"""Under which addresses a node is reached: the settings of the operator, read strictly and refused in words."""

import re

from tinhban.config.wrong_setting import WrongSetting

_HOST = re.compile(r"\.?[0-9a-z_-]{1,63}(?:\.[0-9a-z_-]{1,63}){0,30}|\[[0-9a-f:.]{2,45}\]|\*")
_ORIGIN = re.compile(
    r"(https?://(?:\*\.)?(?:[0-9a-z_.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?)/?"
)


def hosts(value: str) -> list[str]:
    """TINHBAN_HOSTS: names and numbers, with commas between them."""
    found = _split(value)
    if not found:
        raise WrongSetting(
            "TINHBAN_HOSTS trống. Ghi tên miền của nút, ví dụ: tinhban.laocai.gov.vn"
        )
    for host in found:
        if not _HOST.fullmatch(host):
            raise WrongSetting(
                f"TINHBAN_HOSTS: “{host[:80]}” không phải là tên miền hay địa chỉ số. "
                "Chỉ ghi tên, không ghi http://, số cổng, dấu / hay dấu cách; nhiều tên cách nhau bằng dấu phẩy."
            )
    return found


def origins(value: str) -> list[str]:
    """TINHBAN_ORIGINS: addresses with their scheme, from which forms are taken too."""
    found = []
    for origin in _split(value):
        match = _ORIGIN.fullmatch(origin)
        if match is None:
            raise WrongSetting(
                f"TINHBAN_ORIGINS: “{origin[:80]}” không đọc được. "
                "Ghi đủ cả https:// và tên miền, không có đường dẫn phía sau, ví dụ: https://tinhban.laocai.gov.vn"
            )
        found.append(match[1])
    return found


def https(value: str) -> bool:
    """TINHBAN_HTTPS: 1 where people reach the node by https."""
    if value not in ("", "0", "1"):
        raise WrongSetting(
            f"TINHBAN_HTTPS chỉ nhận 1 (chạy qua https) hoặc 0, không nhận “{value[:20]}”."
        )
    return value == "1"


def _split(value: str) -> list[str]:
    return [part.strip().lower() for part in value.split(",") if part.strip()]
