"""Every URL names the duty it asks for, or belongs to a named neighbour."""

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver, path, reverse

from accounts.access import required_duties

# Whose views check for themselves: allauth's account pages.
NEIGHBOURS = ("allauth.",)


def views_of(patterns, before=""):
    for pattern in patterns:
        where = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield where, pattern.callback
        else:
            yield from views_of(pattern.url_patterns, where)


def nameless(patterns):
    return [
        where
        for where, view in views_of(patterns)
        if not required_duties(view) and not view.__module__.startswith(NEIGHBOURS)
    ]


def test_every_view_names_its_duty():
    views = list(views_of(get_resolver().url_patterns))

    assert len(views) > 10
    assert nameless(get_resolver().url_patterns) == []


def test_the_law_can_be_broken():
    assert nameless([path("mo/", lambda request: HttpResponse())]) == ["mo/"]


@pytest.mark.parametrize(
    "name", ["home", "my-work", "language", "styleguide", "accounts:own", "help"]
)
def test_the_names_that_templates_use_are_there(name):
    assert reverse(name)
