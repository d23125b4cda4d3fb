"""Which network addresses may be connected to: public ones only."""

import ipaddress

_NOT_PUBLIC = tuple(
    ipaddress.ip_network(block)
    for block in (
        "64:ff9b::/96",  # NAT64: an IPv4 address of any kind in disguise; counted as global by Python 3.11
        "64:ff9b:1::/48",  # NAT64 for local use
        "2002::/16",  # 6to4, likewise
        "2001::/32",  # Teredo, likewise
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet.

    Loopback, private, link-local, multicast, reserved and unspecified addresses are not, nor are IPv6 forms that carry
    an IPv4 address inside.
    """
    try:
        parsed = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return is_public(str(parsed.ipv4_mapped))
        if any(parsed in block for block in _NOT_PUBLIC):
            return False
    return parsed.is_global and not parsed.is_multicast


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine's own (127.0.0.0/8, ::1)."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
