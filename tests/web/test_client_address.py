"""Of what was forwarded only what trusted proxies wrote counts, from the right."""

import pytest

from web.client_address import ClientAddressMiddleware, address_behind


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", ""),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (1, " 2001:db8::1 ", "2001:db8::1"),
        (2, "203.0.113.9", ""),
        (1, "", ""),
        (1, "unknown", ""),
        (1, "203.0.113.9\r\nX: y", ""),
    ],
)
def test_the_address_is_what_the_outermost_trusted_proxy_was_asked_by(proxies, forwarded, address):
    assert address_behind(proxies, forwarded) == address


@pytest.mark.parametrize(("proxies", "address"), [(0, "10.0.0.2"), (1, "203.0.113.9")])
def test_everybody_reads_it_where_the_address_of_the_machine_stood(rf, settings, proxies, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.2", headers={"x-forwarded-for": "203.0.113.9"})

    answered = ClientAddressMiddleware(lambda request: request.META["REMOTE_ADDR"])(request)

    assert answered == address
