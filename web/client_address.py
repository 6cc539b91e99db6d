"""Where a request comes from: behind proxies, what the outermost trusted one saw."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ClientAddressMiddleware:
    """Put the client's address where everybody reads it: limits, throttles, events.

    `TRUSTED_PROXIES` proxies stand in front; each adds to `X-Forwarded-For` whom it was asked by.
    What stands further left was written by the client, and is believed by nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if address := address_behind(settings.TRUSTED_PROXIES, forwarded):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def address_behind(proxies: int, forwarded: str) -> str:
    """Return the address that the outermost of so many trusted proxies was asked by.

    Blank without trusted proxies, when the request did not pass all of them, and for what is no
    address: then the machine that asked directly stands for the client.
    """
    addresses = [address.strip() for address in forwarded.split(",")]
    if not 0 < proxies <= len(addresses):
        return ""
    try:
        return str(ip_address(addresses[-proxies]))
    except ValueError:
        return ""
