"""What is searched for stands in no address: the session keeps it, the address has its key."""

import pytest
from django.test import RequestFactory

from web.search_terms import MOST, SESSION_KEY, SearchTermsMiddleware, remember

CITIZEN = "001080000017"


def asked(query, searches):
    """Return what a page finds in the query of its address, for a session with these searches."""
    request = RequestFactory().get(f"/ho-so/?{query}")
    request.session = {SESSION_KEY: searches}
    return SearchTermsMiddleware(lambda each: each.GET)(request)


def test_the_page_reads_the_words_and_its_addresses_have_the_key():
    query = asked("state=DRAFT&q=~k3&page=2", {"~k3": CITIZEN})

    assert (query["q"], query["state"]) == (CITIZEN, "DRAFT")
    copied = query.copy()
    copied["sort"] = "name"
    for each in (query, copied):
        assert CITIZEN not in each.urlencode()
        assert "q=~k3" in each.urlencode()


def test_what_was_searched_for_can_be_left_out():
    copied = asked("q=~k3&page=2", {"~k3": CITIZEN}).copy()
    copied.setlist("q", [])

    assert copied.urlencode() == "page=2"


def test_a_key_that_no_session_keeps_is_no_search():
    assert asked("q=~k3", {})["q"] == ""


@pytest.mark.parametrize("query", ["q=an", "state=DRAFT", ""])
def test_other_addresses_are_left_as_they_are(query):
    assert asked(query, {"~k3": CITIZEN}).urlencode() == query


def test_the_same_words_have_the_same_key_and_the_oldest_are_forgotten():
    session = {}
    first = remember(session, "an")
    assert remember(session, "an") == first
    keys = [remember(session, f"an {number}") for number in range(MOST)]

    assert first not in session[SESSION_KEY]
    assert list(session[SESSION_KEY]) == keys
    assert len(set(keys)) == MOST


class SessionOf(dict):
    def __init__(self, session_key):
        super().__init__()
        self.session_key = session_key


def test_a_form_that_is_sent_twice_at_once_loses_no_key():
    one_hand, other_hand = {}, {}  # each read the session before the other was stored
    assert remember(one_hand, CITIZEN) == remember(other_hand, CITIZEN)
    assert one_hand == other_hand


def test_the_key_tells_nothing_and_is_another_in_another_session():
    keys = {remember(SessionOf(each), CITIZEN) for each in ("a", "b")}
    assert len(keys) == 2
    assert not any(CITIZEN in key for key in keys)
