"""Whoever sits in a body and has not signed the statement on relations reads of no candidate.

Every address of the product, asked by a secretary and a chair by seat (TT 22/2025 art. 20(2)).
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import time_machine

import candidates.views
from accounts.access import campaign_keyword, required_duties, shows_files
from accounts.models import Grant
from accounts.rules.duties import Duty, Role
from candidates.actions import listed
from exams.rules.bodies import BodyKind, Office
from results.process import requests
from results.process.acts import ACTS
from results.views import preparation
from tests.actions import LATE, campaign, officer, refused
from tests.bodies import founded
from tests.relations import sign_on_page, signed_in
from tests.told import ROOM, SIGNED_THERE, of_candidates, told_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
AT_WORK = [
    ("SECRETARY", ROOM),
    ("SECRETARY", f"{ROOM}hoi-dong/"),
    ("SECRETARY", f"{ROOM}van-ban/thong-bao-thi-tuyen/"),
    ("CHAIR", ROOM),
    ("CHAIR", f"{ROOM}hoi-dong/"),
    ("CHAIR", "/de-nghi/"),
]
CLOSED = [
    ("SECRETARY", "/ho-so/TT2026-01/{number}/"),
    ("SECRETARY", "/quan-he/TT2026-01/"),
    ("SECRETARY", f"{ROOM}nop-muon/"),
    ("SECRETARY", f"{ROOM}thu/"),
    ("CHAIR", "/ho-so/TT2026-01/{number}/"),
    ("CHAIR", "/quan-he/TT2026-01/"),
    ("CHAIR", f"{ROOM}nop-muon/"),
]
PAGES = [str(Path(candidates.views.__file__).parent)]
SEATS = {
    "SECRETARY": (BodyKind.SECRETARIAT, Office.HEAD),
    "CHAIR": (BodyKind.COUNCIL, Office.HEAD),
}


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def unsigned(role):
    """Return the browser of whoever has a role by a seat, and has not stated yet."""
    kind, office = SEATS[role]
    person = founded(kind).members.select_related("person").get(office=office).person
    assert Grant.objects.get(person=person, role=role).statement_owed_since
    return signed_in(person.username)


@pytest.mark.slow
@pytest.mark.parametrize("role", SEATS)
def test_no_page_says_of_a_candidate_to_them(role):
    assert list(told_of(unsigned(role), of_candidates())) == []


EVERYWHERE = [Role.SECRETARY, Role.CHAIR, Role.SCREENING_OFFICER, Role.SUPERVISOR]


def unsigned_everywhere(role):
    """Return the browser of whoever was given a role for all campaigns, and has not stated yet."""
    officer("moi", role, signed=False)
    return signed_in("moi")


@pytest.mark.slow
@pytest.mark.parametrize("role", EVERYWHERE)
def test_no_page_says_of_a_candidate_to_who_serves_in_all_campaigns(role):
    assert list(told_of(unsigned_everywhere(role), of_candidates())) == []


@pytest.mark.parametrize("role", EVERYWHERE[:3])
def test_the_page_of_a_file_leads_them_to_the_statement_of_its_campaign(role):
    client, number = unsigned_everywhere(role), listed.registered(campaign())[0].reg_no

    answer = client.get(f"/ho-so/TT2026-01/{number}/")

    assert answer.status_code == 302
    assert answer.url == f"{SIGNED_THERE}TT2026-01/"
    sign(client)
    assert client.get(f"/ho-so/TT2026-01/{number}/").status_code == 200


def test_the_search_for_candidates_can_fail():
    [leak, *_] = told_of(signed_in("thu-ky"), of_candidates())
    assert leak[1]


@pytest.mark.parametrize(("role", "address"), AT_WORK)
def test_what_names_nobody_they_do_before(role, address):
    assert unsigned(role).get(address).status_code == 200


@pytest.mark.parametrize(("role", "address"), CLOSED)
def test_a_page_of_files_leads_to_the_statement(role, address):
    client, number = unsigned(role), listed.registered(campaign()).order_by("reg_no")[0].reg_no

    answer = client.get(address.format(number=number))

    assert answer.status_code == 302
    assert answer.url == f"{SIGNED_THERE}TT2026-01/"
    sign(client)
    assert client.get(address.format(number=number)).status_code == 200


def test_no_act_that_names_candidates_is_asked_for_before():
    board = founded(BodyKind.SECRETARIAT)
    person = board.members.select_related("person").get(office=Office.HEAD).person
    act = {"act": ACTS["PUBLISH_ELIGIBLE"], "arguments": {"number": "1/TB"}}
    with refused("STATEMENT_OWED"):
        requests.send(campaign=campaign(), reason="Theo kế hoạch", by=person, at=LATE, **act)


def sign(client):
    assert sign_on_page(client).status_code == 303


def unmarked(module):
    """Return the pages of a module that a secretary or a chair opens, and that ask no statement.

    A list over all campaigns has no file of one in which it is owed (`open_to`).
    """
    views = [each for each in vars(module).values() if required_duties(each)]
    own = [each for each in views if getattr(each, "__module__", "") == module.__name__]
    own = [each for each in own if campaign_keyword(each)]
    return {
        f"{module.__name__}.{view.__name__}"
        for view in own
        if {Duty.PREPARE, Duty.DECIDE} & set(required_duties(view)) and not shows_files(view)
    }


def test_every_page_of_candidates_that_prepares_or_decides_asks_the_statement():
    modules = [import_module(f"candidates.views.{each.name}") for each in iter_modules(PAGES)]
    assert len(modules) > 50
    assert set().union(*map(unmarked, modules)) == set()
    assert unmarked(preparation) != set()
