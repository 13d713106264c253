"""Whose request it is: the address at the other end, or the one that a trusted proxy speaks for."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address, ip_network


class TrustedProxies:
    """Networks whose word about the caller's address is taken.

    Args:
        networks: such as ``10.0.0.0/8``; none means nobody's word is taken.
    """

    def __init__(self, networks: Iterable[str]) -> None:
        self._networks = [ip_network(network) for network in networks]

    def caller(self, peer: str, forwarded_for: str | None) -> str:
        """The address to hold a request to.

        Args:
            peer: the address at the other end of the connection.
            forwarded_for: the header ``X-Forwarded-For``; the nearest address in it that no trusted proxy has counts.
        """
        if forwarded_for is None or not self._trusts(peer):
            return peer
        for hop in reversed(forwarded_for.split(",")):
            address = hop.strip()
            if not _is_address(address):
                return peer
            if not self._trusts(address):
                return address
        return peer

    def _trusts(self, address: str) -> bool:
        if not self._networks or not _is_address(address):
            return False
        return any(ip_address(address) in network for network in self._networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
