"""Connections: where they may go, how long they may last, and through which proxy.

The check is made where the connection is made, on the very address that is connected to; so neither a
redirect nor a name that changes its address between two look-ups leads to a private network.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from tracker.sources.answer import Private, Unreachable

PRIVATE_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


class Deadline:
    """The moment by which an answer must have ended, whatever trickles in until then."""

    def __init__(self) -> None:
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        """Let the answer that is asked for now take so long."""
        self._at = time.monotonic() + seconds

    def passed(self) -> bool:
        """Tell whether the time is over."""
        return time.monotonic() >= self._at

    def within(self, timeout: float | None) -> float:
        """Return a timeout that does not outlast the deadline; raises ReadTimeout when that has passed."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return min(left, timeout or left)


class Transport(httpx.BaseTransport):
    """Sends a request on its way: directly, or through the proxy of the environment (HTTP_PROXY, NO_PROXY, …).

    Unless ``local``, it reaches public addresses only. Behind a proxy only the proxy sees the address; there
    the name is checked (``docs/decisions/0006-http.md``).
    """

    def __init__(self, *, local: bool) -> None:
        self.deadline = Deadline()
        self._local = local
        self._roads: dict[str, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer's head; Unreachable where the way leads to a private network."""
        proxy = _proxy_for(request.url)
        if proxy and not self._local:
            _check_name(request.url.host)
        return self._road(proxy).handle_request(request)

    def close(self) -> None:
        """Close all connections."""
        for road in self._roads.values():
            road.close()

    def _road(self, proxy: str) -> httpx.HTTPTransport:
        if proxy not in self._roads:
            try:
                road = httpx.HTTPTransport(proxy=proxy or None)
            except (ImportError, ValueError) as error:
                raise Unreachable(f"The proxy {proxy} is of a kind that the tracker does not know.") from error
            # httpx has no parameter for it; the tests of private addresses fail if this place moves.
            road._pool._network_backend = _Backend(self.deadline, guarded=not proxy and not self._local)
            self._roads[proxy] = road
        return self._roads[proxy]


class _Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline, *, guarded: bool) -> None:
        self._deadline, self._guarded, self._plain = deadline, guarded, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception = httpcore.ConnectError("it has no address")
        for address in public_addresses(host) if self._guarded else all_addresses(host):
            try:
                within = self._deadline.within(timeout)
                stream = self._plain.connect_tcp(address, port, within, local_address, socket_options)
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        within = self._deadline.within(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def public_addresses(host: str) -> list[str]:
    """Return the addresses of a host; Unreachable where one is not public, ConnectError where there is none."""
    addresses = all_addresses(host)
    for address in addresses:
        _check(host, ipaddress.ip_address(address.partition("%")[0]))
    return addresses


def all_addresses(host: str) -> list[str]:
    """Return the addresses of a host, private ones too; ConnectError where there is none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError("its name is not known") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _check(host: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    real = getattr(address, "ipv4_mapped", None) or address
    if not real.is_global or real.is_multicast:
        raise Private(f"{host} is on a private network ({address}), where the tracker goes only if told to (--local).")


def _check_name(host: str) -> None:
    """Refuse a name that means a private network; one that only the proxy can resolve is left to the proxy."""
    name = host.rstrip(".").lower()
    if name.endswith(PRIVATE_NAMES) or not ("." in name or ":" in name):
        raise Private(f"{host} is a name of a private network, where the tracker goes only if told to (--local).")
    with suppress(httpcore.ConnectError):
        public_addresses(host)


def _proxy_for(url: httpx.URL) -> str:
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all") or ""
    if not proxy or proxy_bypass(url.host) or url.host in ("localhost", "127.0.0.1", "::1"):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"
