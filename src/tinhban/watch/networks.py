"""Networks in which nobody publishes: what the registries of the IANA say, written out.

Sources: IANA IPv4 Special-Purpose Address Registry, IANA IPv6 Special-Purpose Address Registry,
IPv4 Multicast Address Space, IPv6 Global Unicast Allocations. The tables of Python's `ipaddress`
are older than some of these, and call some of them global.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

SPECIAL = {
    # version 4
    "0.0.0.0/8": "this network (RFC 791)",
    "10.0.0.0/8": "private use (RFC 1918)",
    "100.64.0.0/10": "shared address space (RFC 6598)",
    "127.0.0.0/8": "loopback (RFC 1122)",
    "169.254.0.0/16": "link local (RFC 3927)",
    "172.16.0.0/12": "private use (RFC 1918)",
    "192.0.0.0/24": "IETF protocol assignments (RFC 6890)",
    "192.0.2.0/24": "documentation (RFC 5737)",
    "192.31.196.0/24": "AS112 (RFC 7535)",
    "192.52.193.0/24": "AMT (RFC 7450)",
    "192.88.99.0/24": "6to4 relay anycast (RFC 7526)",
    "192.168.0.0/16": "private use (RFC 1918)",
    "192.175.48.0/24": "AS112 (RFC 7534)",
    "198.18.0.0/15": "benchmarking (RFC 2544)",
    "198.51.100.0/24": "documentation (RFC 5737)",
    "203.0.113.0/24": "documentation (RFC 5737)",
    "224.0.0.0/4": "multicast (RFC 5771)",
    "240.0.0.0/4": "reserved, limited broadcast (RFC 1112, 919)",
    # version 6: what is not 2000::/3 is not given out to anybody
    "::/128": "unspecified (RFC 4291)",
    "::1/128": "loopback (RFC 4291)",
    "::/96": "IPv4-compatible (RFC 4291)",
    "::ffff:0:0/96": "IPv4-mapped (RFC 4291)",
    "::ffff:0:0:0/96": "IPv4-translated (RFC 2765)",
    "64:ff9b::/96": "IPv4-IPv6 translation (RFC 6052)",
    "64:ff9b:1::/48": "IPv4-IPv6 translation, local (RFC 8215)",
    "100::/64": "discard only (RFC 6666)",
    "100:0:0:1::/64": "dummy prefix (RFC 9780)",
    "2001::/23": "IETF protocol assignments, with Teredo, ORCHID and DRIP (RFC 2928)",
    "2001:db8::/32": "documentation (RFC 3849)",
    "2002::/16": "6to4 (RFC 3056)",
    "2620:4f:8000::/48": "AS112 (RFC 7534)",
    "3fff::/20": "documentation (RFC 9637)",
    "5f00::/16": "segment routing (RFC 9602)",
    "fc00::/7": "unique local (RFC 4193)",
    "fe80::/10": "link local (RFC 4291)",
    "fec0::/10": "site local (RFC 3879)",
    "ff00::/8": "multicast (RFC 4291)",
}
_NETWORKS = [ip_network(written) for written in SPECIAL]
_FOURS = [one for one in _NETWORKS if isinstance(one, IPv4Network)]
_SIXES = [one for one in _NETWORKS if isinstance(one, IPv6Network)]
_GIVEN_OUT = IPv6Network("2000::/3")


def is_public(ip: str) -> bool:
    """Whether everybody may reach this address; one with a zone leads into this machine's network."""
    try:
        address: IPv4Address | IPv6Address = ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _FOURS)
    if address.scope_id is not None or address not in _GIVEN_OUT:
        return False
    return not any(address in network for network in _SIXES)
