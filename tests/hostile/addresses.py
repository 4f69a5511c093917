"""How a browser reaches the node, how it is set, and which setting the page and the log must name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`named` is the setting that is wrong; empty: the form goes through."""

    name: str
    hosts: str
    host: str
    origin: str = ""
    origins: str = ""
    https: bool = False
    forwarded: str = ""
    referer: str = ""
    named: str = ""


OURS = "tinhban.tinh.example"
CASES = (
    Case("all is well", OURS, OURS, f"http://{OURS}"),
    Case("the name is not set", "localhost", OURS, f"http://{OURS}", named="TINHBAN_HOSTS"),
    Case("a number instead of a name", OURS, "192.0.2.7:8000", named="TINHBAN_HOSTS"),
    Case("a name that is none", OURS, "so_ket..example", named="TINHBAN_HOSTS"),
    Case("a name with a script", OURS, "<script>alert(1)</script>", named="TINHBAN_HOSTS"),
    Case("TLS before the node, not told", OURS, OURS, f"https://{OURS}", named="TINHBAN_HTTPS"),
    Case("TLS before the node, told", OURS, OURS, f"https://{OURS}", https=True, forwarded="https"),
    Case("TLS told, the proxy is silent", OURS, OURS, f"https://{OURS}", https=True, named="TINHBAN_HTTPS"),
    Case("told TLS, come without", OURS, OURS, f"http://{OURS}", https=True, named="TINHBAN_HTTPS"),
    Case("the proxy changes the name", f"localhost,{OURS}", "localhost:8000", f"https://{OURS}", https=True,
         forwarded="https", named="TINHBAN_ORIGINS"),
    Case("the changed name is trusted", f"localhost,{OURS}", "localhost:8000", f"https://{OURS}", https=True,
         forwarded="https", origins=f"https://{OURS}"),
    Case("another port", OURS, OURS, f"http://{OURS}:8443", named="TINHBAN_ORIGINS"),
    Case("another site", OURS, OURS, "https://elsewhere.example", named="TINHBAN_ORIGINS"),
    Case("no origin", OURS, OURS, "null", named="TINHBAN_ORIGINS"),
    Case("an origin that is none", OURS, OURS, "http://[::1", named="TINHBAN_ORIGINS"),
    Case("TLS, only a referer, ours", OURS, OURS, https=True, forwarded="https", referer=f"https://{OURS}/x"),
    Case("TLS, only a referer, foreign", OURS, OURS, https=True, forwarded="https",
         referer="https://elsewhere.example/", named="TINHBAN_ORIGINS"),
)  # fmt: skip

# What an operator writes in a setting -> what is read, or the word in the refusal.
HOSTS = {
    "so.example": ["so.example"],
    " so.example , [::1],127.0.0.1 ": ["so.example", "[::1]", "127.0.0.1"],
    "so.example,": ["so.example"],
    ".tinh.example": [".tinh.example"],
    "SO.Example": ["so.example"],
}
WRONG_HOSTS = ("https://so.example", "so.example/", "so.example:8000", "", " , ", "so example")
ORIGINS = {
    "https://so.example": ["https://so.example"],
    " https://so.example , http://127.0.0.1:8443": ["https://so.example", "http://127.0.0.1:8443"],
    "https://so.example/": ["https://so.example"],
    "https://*.tinh.example": ["https://*.tinh.example"],
    "": [],
}
WRONG_ORIGINS = (
    "so.example",
    "ftp://so.example",
    "https://",
    "https://so.example/duong-dan",
    "https://so.example:x",
)
