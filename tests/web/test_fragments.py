"""htmx gets the part of a page that it swaps, chosen by the server; everybody else the page."""

import pytest

from web.fragments import is_swap

SWAP = {"HX-Request": "true", "HX-Target": "list"}


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({}, False),
        ({"HX-Request": "true"}, False),
        ({"HX-Target": "list"}, False),
        ({"HX-Request": "true", "HX-Target": "main"}, False),
        ({"HX-Request": "true", "HX-Target": "listing"}, False),
        ({**SWAP, "HX-History-Restore-Request": "true"}, False),
        (SWAP, True),
        ({**SWAP, "HX-Boosted": "true"}, True),
        ({"HX-Request": "true", "HX-Target": "list-LD001"}, True),
    ],
)
def test_only_the_element_that_is_named_like_the_part_is_swapped(rf, headers, answer):
    assert is_swap(rf.get("/", headers=headers), "list") is answer
