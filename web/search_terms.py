"""What a reader searches for, a name or a citizen number, stands in no address and in no log.

A form that searches is posted to `search`, which keeps the words in the session and leads to the
list with their key: `/ho-so/?q=~4f09ac31be77`. Pages read `request.GET["q"]` and get the words;
whatever address they build of the query has the key.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.crypto import salted_hmac

SEARCH = "q"  # the field, and the parameter
SESSION_KEY = "search_terms"
MARK = "~"  # what a key begins with
MOST = 30  # searches that a session keeps; the oldest is forgotten first


class SearchQuery(QueryDict):
    """A query whose words stand in addresses as the key under which the session keeps them."""

    words = ""
    key = ""

    def copy(self) -> "SearchQuery":
        made: SearchQuery = super().copy()  # type: ignore[assignment]
        made.words, made.key = self.words, self.key
        return made

    def urlencode(self, safe: str | None = None) -> str:
        """Return the query as an address has it."""
        plain = QueryDict(mutable=True)
        for name, values in self.lists():
            is_search = name == SEARCH
            plain.setlist(name, [self._in_address(v) if is_search else v for v in values])
        return plain.urlencode(safe)

    def _in_address(self, value: Any) -> Any:
        return self.key if value == self.words else value


class SearchTermsMiddleware:
    """Give pages the words for the key in their address; a key that nobody keeps is no search."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.GET.get(SEARCH, "")
        if key.startswith(MARK):
            request.GET = _with_words(request, key)  # type: ignore[assignment]  # to be read alone
        return self.get_response(request)


def _with_words(request: HttpRequest, key: str) -> SearchQuery:
    query = SearchQuery(request.META.get("QUERY_STRING", ""), mutable=True)
    words = request.session.get(SESSION_KEY, {}).get(key, "")
    query[SEARCH] = words
    query.words, query.key = words, key
    return query


def remember(session: MutableMapping[str, Any], words: str) -> str:
    """Keep what is searched for; return its key, the same for the same words.

    The key is worked out of the words and of whose session it is: a form that is sent twice at once
    stores the same twice, whichever of the two is stored last.
    """
    searches = dict(session.get(SESSION_KEY, {}))
    key = _key_of(words, getattr(session, "session_key", None) or "")
    searches.pop(key, None)
    newest = [*searches.items(), (key, words)][-MOST:]
    session[SESSION_KEY] = dict(newest)
    return key


def _key_of(words: str, session_key: str) -> str:
    digest = salted_hmac(f"{SESSION_KEY} {session_key}", words, algorithm="sha256").hexdigest()
    return f"{MARK}{digest[:12]}"
