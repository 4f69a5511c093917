"""TINHBAN_DATABASE: the address of a PostgreSQL, read as libpq reads it; what is not understood is refused by name."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from tinhban.config.wrong_setting import WrongSetting

# Keys are random, so every commit touches pages all over the file: with the 2 MB and the thousand
# pages that are the default, each was read again and written twice.
PRAGMAS = "".join(
    f"PRAGMA {name}={value};"
    for name, value in {
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "cache_size": -32_000,  # KB of memory
        "mmap_size": 2_000_000_000,  # address space, not memory: indexes lie all over the file
        "temp_store": "MEMORY",
        "wal_autocheckpoint": 8_000,  # pages of 4 KB
        "journal_size_limit": 67_108_864,
    }.items()
)

EXAMPLE = "postgresql://ten:mat-khau@may-chu:5432/ten-csdl?sslmode=verify-full"
_WORDS = {
    "sslmode": ("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "sslnegotiation": ("postgres", "direct"),
    "channel_binding": ("disable", "prefer", "require"),
    "gssencmode": ("disable", "prefer", "require"),
    "target_session_attrs": (
        "any", "read-write", "read-only", "primary", "standby", "prefer-standby",
    ),
    "load_balance_hosts": ("disable", "random"),
    "sslcertmode": ("disable", "allow", "require"),
    "ssl_min_protocol_version": ("TLSv1.2", "TLSv1.3"),
    "ssl_max_protocol_version": ("TLSv1.2", "TLSv1.3"),
}  # fmt: skip
_NUMBERS = frozenset(
    {"connect_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
     "tcp_user_timeout", "sslcompression", "sslsni"}
)  # fmt: skip
_TEXTS = frozenset(
    {"sslrootcert", "sslcert", "sslkey", "sslpassword", "sslcrl", "sslcrldir", "application_name",
     "fallback_application_name", "options", "passfile", "hostaddr", "requirepeer", "krbsrvname",
     "require_auth", "gssdelegation"}
)  # fmt: skip
_PLACES = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
_SPLIT = re.compile(
    r"(?i)(postgres(?:ql)?)://(?:([^/?#]*)@)?([^/?#@]*)(?:/([^?#]*))?(?:\?([^#]*))?"
)
_PORT = re.compile(r"[0-9]{1,5}")


def database(url: str, at: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?sslmode=…`, or for SQLite if empty."""
    if not url.strip():
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": at / "tinhban.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
        }
    places, options = _read(url.strip())
    return {
        "ENGINE": "django.db.backends.postgresql",
        **places,
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _read(url: str) -> tuple[dict[str, str], dict[str, Any]]:
    scheme = url.partition("://")[0] if "://" in url else ""
    if scheme.lower() not in ("postgresql", "postgres"):
        kind = (
            f" (không dùng được {scheme[:20]})" if re.fullmatch(r"[A-Za-z]\w{1,19}", scheme) else ""
        )
        raise _wrong(f"phải bắt đầu bằng postgresql://{kind}; để trống nếu dùng SQLite")
    match = _SPLIT.fullmatch(url)
    if match is None or not url.isprintable():
        sign = " (#)" if "#" in url else ""
        raise _wrong(f"có ký tự không đọc được{sign}; dấu lạ trong mật khẩu phải ghi dạng %23")
    if "@" in (match[4] or ""):
        raise _wrong("có dấu / trước @; dấu lạ trong mật khẩu phải ghi dạng %2F")
    _scheme, person, where, name, query = (part or "" for part in match.groups())
    user, _colon, password = person.partition(":")
    host, port = _hosts(where)
    places = {
        "NAME": _decoded(name, "tên cơ sở dữ liệu"),
        "USER": _decoded(user, "tên người dùng"),
        "PASSWORD": _decoded(password, "mật khẩu"),
        "HOST": host,
        "PORT": port,
    }
    options: dict[str, Any] = {}
    for key, value in _parameters(query).items():
        if place := _PLACES.get(key):
            if places[place]:
                raise _wrong(f"ghi {key} hai lần")
            places[place] = value
        else:
            options[key] = _option(key, value)
    _checked(places)
    return places, options


def _hosts(where: str) -> tuple[str, str]:
    """One or several machines, each with its port if it has one."""
    hosts, ports = [], []
    for one in where.split(","):
        if one.startswith("["):
            inside, bracket, after = one[1:].partition("]")
            if (
                not bracket
                or after[:1] not in ("", ":")
                or not re.fullmatch(r"[0-9A-Fa-f:.]+(%25\w+)?", inside)
            ):
                raise _wrong("địa chỉ IPv6 phải nằm trọn trong ngoặc vuông [ ]")
            host, port = inside, after[1:]
        else:
            host, _colon, port = one.partition(":")
        plain = _decoded(host, "tên máy chủ")
        hosts.append(plain if plain.startswith("/") else plain.lower())  # a socket's folder
        ports.append(port)
    return ",".join(hosts), ",".join(ports) if any(ports) else ""


def _parameters(query: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in filter(None, query.split("&")):
        key, equals, value = pair.partition("=")
        if not re.fullmatch(r"\w{1,40}", key):
            raise _wrong("có tham số không đọc được sau dấu ?")
        if key in found:
            raise _wrong(f"ghi tham số {key} hai lần")
        if not equals or not value:
            raise _wrong(f"tham số {key} không có giá trị")
        found[key] = _decoded(value, f"tham số {key}")
    return found


def _option(key: str, value: str) -> str | int:
    if key in _WORDS:
        if value not in _WORDS[key]:
            raise _wrong(f"{key} không nhận “{value[:40]}”, chỉ nhận: {', '.join(_WORDS[key])}")
        return value
    if key in _NUMBERS:
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise _wrong(f"{key} phải là một số")
        return int(value)
    if key in _TEXTS:
        return value
    raise _wrong(f"không hiểu tham số {key}")


def _checked(places: dict[str, str]) -> None:
    if not places["NAME"]:
        raise _wrong("thiếu tên cơ sở dữ liệu (sau dấu / hoặc dbname=)")
    if "/" in places["NAME"]:
        raise _wrong(f"tên cơ sở dữ liệu có dấu /: {places['NAME'][:60]}")
    for port in filter(None, places["PORT"].split(",")):
        if not _PORT.fullmatch(port) or not 0 < int(port) < 65536:
            raise _wrong(f"số cổng không đúng: {port[:20]}")


def _decoded(text: str, what: str) -> str:
    try:
        plain = unquote_to_bytes(text).decode()
    except UnicodeDecodeError as error:
        raise _wrong(f"{what} không phải là UTF-8") from error
    if "\0" in plain:
        raise _wrong(f"{what} có ký tự không đọc được")
    return plain


def _wrong(why: str) -> WrongSetting:
    """Never with the value itself: it holds a password."""
    return WrongSetting(f"TINHBAN_DATABASE {why}. Ví dụ: {EXAMPLE}")
