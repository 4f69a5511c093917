"""Names of hosts in the one spelling in which they are asked for, looked at and connected to."""

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult

import idna

LONGEST = 1_000  # characters of an address
PORTS = {"http": 80, "https": 443}
UNQUOTED = "%!$&'()*+,;=:@/?~[]|"  # of path and query: left as it was written
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)


def host_in(parts: SplitResult) -> str:
    """The host of an address; ValueError when it can be none, or stands beside a name and password."""
    if "@" in parts.netloc:
        raise ValueError("a name and a password")
    host = parts.hostname or ""
    if ("[" in parts.netloc) != (":" in host):
        raise ValueError("brackets without an address")
    return ascii_host(host)


def ascii_host(host: str) -> str:
    """As the network knows it; ValueError when it can be no host."""
    if ":" in host:
        return str(IPv6Address(host))  # a zone names an interface of this machine and stays
    name = host
    if not host.isascii():
        try:
            name = idna.encode(host, uts46=True, std3_rules=True, transitional=False).decode()
        except idna.IDNAError as error:
            raise ValueError(str(error)) from error
    name = name.lower().removesuffix(".")
    if not _NAME.fullmatch(name):
        raise ValueError("no name of a host")
    return name
