"""Where nobody publishes: nothing is fetched from there, however the address is written."""

import socket
from ipaddress import ip_network

import pytest

from tinhban.watch import addresses
from tinhban.watch.addresses import resolved
from tinhban.watch.networks import SPECIAL, is_public
from tinhban.watch.refusals import Trouble
from tinhban.watch.tests.inputs import addresses as inputs


@pytest.mark.parametrize("written", SPECIAL)
def test_each_row_of_the_table_is_closed_from_end_to_end(written):
    network = ip_network(written)
    for ip in (network[0], network[network.num_addresses // 2], network[-1]):
        assert not is_public(str(ip))


@pytest.mark.parametrize("ip", inputs.PUBLIC)
def test_where_people_publish(ip):
    assert is_public(ip)


@pytest.mark.parametrize("ip", inputs.PRIVATE)
def test_where_nobody_publishes(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("url", inputs.SPELLINGS)
def test_no_spelling_leads_into_this_machine(monkeypatch, url):
    monkeypatch.delenv(addresses.PRIVATE)
    with pytest.raises(Trouble) as told:
        resolved(url)
    assert told.value.code in ("private", "no_host", "address")


@pytest.mark.parametrize("url", inputs.ODD)
def test_what_is_no_address(url):
    with pytest.raises(Trouble) as told:
        resolved(url)
    assert told.value.code == "address"


@pytest.mark.parametrize("inner", ["10.0.0.1", "::1", "fe80::1%eth0", "64:ff9b:1::a00:1"])
def test_one_private_address_among_public_ones_is_enough(monkeypatch, inner):
    monkeypatch.delenv(addresses.PRIVATE)
    found = [(0, 0, 0, "", (ip, 80)) for ip in ("1.1.1.1", "2606:4700:4700::1111", inner)]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *asked, **more: found)
    with pytest.raises(Trouble) as told:
        resolved("http://bao.example/")
    assert told.value.code == "private"


def test_every_address_of_a_host_is_tried(monkeypatch):
    from tinhban.watch.fetching import Fetcher
    from tinhban.watch.tests.hostile import Hostile

    real = socket.getaddrinfo
    closed = [(0, 0, 0, "", ("127.0.0.9", 80))]
    with Hostile((b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",)) as server:
        monkeypatch.setattr(
            addresses.socket,
            "getaddrinfo",
            lambda host, *more, **also: closed + real("127.0.0.1", *more, **also),
        )
        with Fetcher() as fetcher:
            url = f"http://bao.example:{server.base.rpartition(':')[2]}/bai.html"
            assert fetcher.get(url).content == b"ok"
