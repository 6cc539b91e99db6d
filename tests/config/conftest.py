from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.utils.translation import trans_real

from config.catalogue import compile_to_mo


@pytest.fixture(autouse=True, scope="session")
def _words():
    """Compile what changed, and forget what was read before."""
    if any([compile_to_mo(language) for language, _name in django_settings.LANGUAGES]):
        trans_real._translations.clear()
        trans_real._default = None


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(SimpleNamespace(tag=tag, **{"attrs": dict(attrs)}))


@pytest.fixture
def elements():
    """Return the elements of a page: `elements(html, "input")`."""

    def read(html, tag=None):
        parser = _Elements()
        parser.feed(html if isinstance(html, str) else html.content.decode())
        return [one for one in parser.found if tag in (None, one.tag)]

    return read
