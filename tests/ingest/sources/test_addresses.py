"""Public and other addresses."""

import pytest

from dotterel.ingest.sources.addresses import is_public

OTHERS = (
    "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: "
    "fe80::1 fe80::1%eth0 fd00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 "
    "64:ff9b:1::1 2002:7f00:1::1 2001::1 2001:db8::1 localhost 2130706433"
)


@pytest.mark.parametrize("address", OTHERS.split())
def test_not_public(address: str) -> None:
    """Loopback, private, link-local, shared, multicast and disguised addresses are not public, nor are names."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public(address: str) -> None:
    """Addresses of the public internet are."""
    assert is_public(address)
