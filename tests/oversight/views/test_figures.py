"""Who sees which figures, and what is there at all."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from config.navigation import FIGURES
from oversight.urls import urlpatterns
from oversight.views.figures import ANY, short
from results.views.links import LINKS
from tests.actions import campaign, officer
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
WATCHERS = {Role.SECRETARY, Role.CHAIR, Role.SUPERVISOR, Role.AUDITOR}
PAGES = {
    "planning-changes": {Role.PLANNING_OFFICER},
    "planning-changes-sheet": {Role.PLANNING_OFFICER},
    "structure": {Role.PLANNING_OFFICER},
    "structure-sheet": {Role.PLANNING_OFFICER},
    "programme": WATCHERS,
    "programme-sheet": WATCHERS,
    "funnel": WATCHERS,
    "funnel-sheet": WATCHERS,
    "groups": WATCHERS,
    "groups-sheet": WATCHERS,
    "coverage": {*WATCHERS, Role.PLANNING_OFFICER, Role.SCREENING_OFFICER},
    "coverage-sheet": {*WATCHERS, Role.PLANNING_OFFICER, Role.SCREENING_OFFICER},
    "list-changes": {*WATCHERS, Role.SCREENING_OFFICER},
    "list-changes-sheet": {*WATCHERS, Role.SCREENING_OFFICER},
    "marking": {Role.CHAIR, Role.HEAD_OF_MARKING},
    "marking-sheet": {Role.CHAIR, Role.HEAD_OF_MARKING},
    "figures": {
        *WATCHERS,
        Role.PLANNING_OFFICER,
        Role.SCREENING_OFFICER,
        Role.HEAD_OF_MARKING,
    },
    "campaign-figures": {
        *WATCHERS,
        Role.PLANNING_OFFICER,
        Role.SCREENING_OFFICER,
        Role.HEAD_OF_MARKING,
    },
}
OF_ONE_PERSON = {"entry-history"}  # tests/oversight/views/test_entry_history.py
OF_THE_TRAIL = {"done-before", "trail", "verify", "event", "check", "sensitive-grants"}
OF_NO_CAMPAIGN = (
    *("planning-changes", "planning-changes-sheet"),
    *("structure", "structure-sheet", "programme", "programme-sheet", "figures"),
)
OF_CAMPAIGN = [name for name in PAGES if name not in OF_NO_CAMPAIGN]


def address(name, code="TT2026-01"):
    keys = [] if name in OF_NO_CAMPAIGN else [code]
    return reverse(f"oversight:{name}", args=keys)


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_figures_and_no_others(signed_in, role):
    client = signed_in(officer("can-bo", role))

    answers = {name: client.get(address(name)).status_code for name in PAGES}

    assert {name for name, status in answers.items() if status != 403} == {
        name for name, roles in PAGES.items() if role in roles
    }


def test_every_page_of_figures_is_tried():
    assert {each.name for each in urlpatterns} - OF_THE_TRAIL - OF_ONE_PERSON == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_asked_to_sign_in(name):
    assert Client().get(address(name)).status_code == 302


@pytest.mark.parametrize("name", OF_CAMPAIGN)
def test_a_role_in_another_campaign_opens_nothing_here(signed_in, name):
    roles = sorted(PAGES[name])
    client = signed_in(officer("noi-khac", *roles[:1], campaign="KHAC"))

    assert client.get(address(name)).status_code == 403


@pytest.mark.parametrize("name", OF_CAMPAIGN)
def test_there_are_no_figures_of_a_campaign_that_is_not_there(signed_in, name):
    client = signed_in("truong-ban-cham" if name.startswith("marking") else "chu-tich")

    assert client.get(address(name, "KHONG-CO"), follow=True).status_code == 404


def test_the_doors_in_the_navigation_and_the_control_room_are_for_the_same_duties():
    [way] = [link for link in LINKS if link.name == "oversight:campaign-figures"]

    assert set(way.duties) == set(FIGURES) == set(ANY)


def links(response):
    return {link["title"]: link["url"] for link in response.context["links"]}


def test_the_page_of_a_campaign_leads_to_what_is_the_readers(signed_in):
    head = signed_in("truong-ban-cham").get(address("campaign-figures"))
    auditor = signed_in(officer("hau-kiem", Role.AUDITOR)).get(address("campaign-figures"))

    assert list(links(head).values()) == [address("marking")]
    assert list(links(auditor).values()) == [
        address(name) for name in ("funnel", "groups", "coverage", "list-changes")
    ]


def test_the_control_room_and_the_navigation_lead_there(signed_in):
    chair = signed_in("chu-tich")
    room = chair.get(reverse("results:room", args=[campaign().code])).content.decode()

    assert f'href="{address("campaign-figures")}"' in room
    assert f'href="{address("figures")}"' in room
    assert f'href="{address("campaign-figures")}"' in readable_text(chair.get(address("figures")))


def test_only_planning_officers_are_led_to_the_comparison_of_planning_lists(signed_in):
    officers = signed_in("quy-hoach").get(address("figures")).content.decode()
    chairs = signed_in("chu-tich").get(address("figures")).content.decode()

    assert address("planning-changes") in officers
    assert address("planning-changes") not in chairs


@pytest.mark.parametrize("name", ["funnel", "coverage", "marking"])
def test_every_chart_has_its_words_and_its_table(signed_in, elements, name):
    page = signed_in("chu-tich").get(address(name))

    charts = elements(page, "svg")
    drawn = [chart for chart in charts if chart.attrs.get("role") == "img"]
    named = [chart.attrs["aria-labelledby"].split() for chart in drawn]
    ids = {element.attrs["id"]: element.tag for element in elements(page) if "id" in element.attrs}
    assert [[ids[key] for key in keys] for keys in named] == [["title", "desc"]] * len(drawn)
    assert len(drawn) == sum(figure.chart is not None for figure in page.context["figures"]) > 0
    assert len(elements(page, "table")) == len(page.context["figures"])


def test_numbers_have_a_decimal_comma_and_english_has_a_point(signed_in):
    client = signed_in("chu-tich")
    vietnamese = client.get(address("funnel")).content.decode()
    client.cookies["language"] = "en"
    english = client.get(address("funnel")).content.decode()

    assert "56,4" in vietnamese
    assert "56.4" in english


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("VT05 Chánh Văn phòng Sở Y tế", "VT05 Chánh Văn phòng Sở Y tế"),
        ("VT09 Phó Trưởng phòng Cán bộ, công chức", "VT09 Phó Trưởng phòng Cán bộ…"),
        ("VT03 Chánh Văn phòng Sở Văn hóa và Thể thao", "VT03 Chánh Văn phòng Sở Văn…"),
    ],
)
def test_words_over_a_bar_end_with_a_whole_word(words, shown):
    assert short(words) == shown
