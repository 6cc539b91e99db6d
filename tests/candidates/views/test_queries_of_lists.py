"""Every list of the first half asks the database at most twelve things, whoever reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.models import PlanningList
from tests.actions import arrange, campaign, officer
from tests.bench.selection import LISTS, NO_CAMPAIGN
from tests.relations import a_file, signed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]

# A report of figures, and the page of all work: neither is a list.
NO_LISTS = frozenset({"oversight:structure", "my-work"})
EACH = [(role, name) for role, names in LISTS.items() for name in names if name not in NO_LISTS]


def questions(client, address):
    """Return what a page asks of the database; what a test alone asks, to undo it all, is none."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in asked if not each["sql"].startswith("RELEASE SAVEPOINT")]


@pytest.mark.parametrize(("role", "name"), EACH)
def test_a_list_asks_at_most_twelve_things(role, name):
    officer("nguoi-doc", role)
    client = signed_in("nguoi-doc")
    address = reverse(name, args=[] if name in NO_CAMPAIGN else [campaign().code])
    client.get(address)  # what a process works out once is worked out
    assert len(questions(client, address)) <= 12


def test_the_planning_list_names_the_post_of_every_line():
    latest = PlanningList.objects.for_posts().first()
    astray = latest.entries.order_by("sort_key")[0]
    arrange(astray, post="KHÔNG-CÓ")
    officer("nguoi-doc", "PLANNING_OFFICER")
    page = signed_in("nguoi-doc").get(reverse("candidates:planning"))
    names = [entry.post_name for entry in page.context["page"]]
    assert names[0] == ""
    assert all(names[1:])


@pytest.mark.parametrize("has_signed", [False, True])
def test_whoever_owes_the_statement_reads_as_much(has_signed):
    reader, newcomer = officer("nguoi-doc", "SCREENING_OFFICER", signed=False), a_file()
    if has_signed:
        arrange(newcomer, state="WITHDRAWN")
        signed(reader)
        arrange(newcomer, state="SUBMITTED")
        arrange(reader.grants.get(), stated_in=None)
    client, address = signed_in("nguoi-doc"), reverse("candidates:statement", args=["TT2026-01"])
    page = client.get(address)
    assert page.context["owed"]
    assert page.context["newcomers"] == has_signed
    assert len(questions(client, address)) <= 12
