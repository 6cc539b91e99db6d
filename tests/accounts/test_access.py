"""Every URL names the duty it asks for, or belongs to a named neighbour."""

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver, path, reverse
from django.views import View

from accounts.access import campaign_keyword, require_duty, required_duties
from accounts.rules.duties import Duty
from tests.requests import said

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


def silent_about_their_campaign(patterns):
    """Return the addresses that have a campaign in them, and ask for the duty in any campaign."""
    return [
        where
        for where, view in views_of(patterns)
        if "<slug:code>" in where and campaign_keyword(view) != "code"
    ]


def test_every_view_of_a_campaign_asks_for_the_duty_in_that_campaign():
    patterns = get_resolver().url_patterns

    assert sum("<slug:code>" in where for where, _ in views_of(patterns)) > 40
    assert silent_about_their_campaign(patterns) == []


def test_the_search_for_a_campaign_that_is_not_named_can_fail():
    view = require_duty(Duty.PREPARE)(lambda request, code: HttpResponse())

    assert silent_about_their_campaign([path("ky/<slug:code>/", view)]) == ["ky/<slug:code>/"]


def test_a_class_names_its_duty_like_a_function():
    @require_duty(Duty.PREPARE, campaign="code")
    class Page(View):
        pass

    view = Page.as_view()

    assert required_duties(view) == (Duty.PREPARE,)
    assert campaign_keyword(view) == "code"
    assert nameless([path("mo/", View.as_view())]) == ["mo/"]


def test_the_law_can_be_broken():
    assert nameless([path("mo/", lambda request: HttpResponse())]) == ["mo/"]


@pytest.mark.parametrize(
    "name", ["home", "my-work", "language", "styleguide", "accounts:own", "help"]
)
def test_the_names_that_templates_use_are_there(name):
    assert reverse(name)


def test_what_is_sent_after_the_session_ended_leads_back_to_its_form_and_says_so(client, db):
    page = reverse("exams:holidays")
    sent_to = "/de-nghi/7c9e6679-7425-40de-944b-e07fc1f90ae7/duyet/"

    answer = client.post(sent_to, headers={"Referer": f"http://testserver{page}?trang=2"})

    assert answer["Location"] == f"/tai-khoan/login/?next={page}%3Ftrang%3D2"
    assert "Phiên làm việc đã hết" in said(answer)[0]


def test_nobody_is_led_to_another_site_after_signing_in(client, db):
    page = reverse("exams:holidays")

    answer = client.post(page, headers={"Referer": "https://example.invalid/lich-lam-viec/"})

    assert answer["Location"] == f"/tai-khoan/login/?next={page}"


def test_who_only_looks_is_asked_to_sign_in_without_a_word(client, db):
    page = reverse("exams:holidays")

    answer = client.get(page)

    assert (answer["Location"], said(answer)) == (f"/tai-khoan/login/?next={page}", [])
