"""Whoever sits in a body and has not signed the statement on relations reads of no candidate.

Every address of the product, asked by a secretary and a chair by seat (TT 22/2025 art. 20(2)).
"""

from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import iter_modules

import pytest
import time_machine
from django.urls import get_resolver

import candidates.views
from accounts.access import campaign_keyword, required_duties, shows_files
from accounts.models import Grant
from accounts.rules.duties import Duty
from candidates.actions import statements
from exams.rules.bodies import BodyKind, Office
from exams.rules.letters import LetterKind
from results.documents.kinds import KINDS
from results.rules.enums import ActName
from results.views import preparation
from tests.actions import LATE, campaign
from tests.bodies import founded
from tests.crawl import PARAMETER, patterns, readable_text
from tests.relations import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
SIGNED_THERE = "/cam-ket/"  # the list stands there, to state on it
ROOM = "/dieu-hanh/TT2026-01/"  # numbers of files say what a gate misses, and nobody's name
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


def of_candidates():
    """Return what no answer may say: numbers and names of those who registered."""
    papers = statements.registered(campaign()).with_names()
    return {
        text for paper in papers for text in (paper.reg_no, paper.person_name, paper.citizen_id)
    }


def opened():
    """Every address with the campaign, two of its files and what hangs on them in it."""
    papers = statements.registered(campaign()).order_by("reg_no")[:2]
    by_name = {
        "code": [campaign().code],
        "number": [paper.reg_no for paper in papers],
        "pk": [*(paper.pk for paper in papers), 1],
        "kind": [kind.slug for kind in KINDS.values()] + [kind.lower() for kind in LetterKind],
        "subject": [paper.reg_no for paper in papers],
        "act": [act.lower() for act in ActName],
        "position": ["VT-01"],
    }
    for pattern in patterns(get_resolver().url_patterns):
        names = [first or two for first, two in PARAMETER.findall(pattern)]
        blank = PARAMETER.sub("{}", pattern)
        for values in product(*(by_name.get(name, ["x"]) for name in names)):
            if "logout" not in pattern:
                yield "/" + blank.format(*values)


def told_of_candidates(client):
    """Yield the address of every answer that says of somebody who registered, and what it says."""
    secrets = of_candidates() - {""}
    for address in opened():
        answer = client.get(address)
        if answer.status_code == 200 and not address.startswith(SIGNED_THERE):
            text = readable_text(answer)
            hidden = names_alone(secrets) if address == ROOM else secrets
            if told := sorted(secret for secret in hidden if secret in text):
                yield address, told[:3]


def names_alone(secrets):
    return {secret for secret in secrets if not secret.startswith("HS-")}


@pytest.mark.slow
@pytest.mark.parametrize("role", SEATS)
def test_no_page_says_of_a_candidate_to_them(role):
    assert list(told_of_candidates(unsigned(role))) == []


def test_the_search_for_candidates_can_fail():
    [leak, *_] = told_of_candidates(signed_in("thu-ky"))
    assert leak[1]


@pytest.mark.parametrize(("role", "address"), AT_WORK)
def test_what_names_nobody_they_do_before(role, address):
    assert unsigned(role).get(address).status_code == 200


@pytest.mark.parametrize(("role", "address"), CLOSED)
def test_a_page_of_files_leads_to_the_statement(role, address):
    client, number = unsigned(role), statements.registered(campaign()).order_by("reg_no")[0].reg_no

    answer = client.get(address.format(number=number))

    assert answer.status_code == 302
    assert answer.url == f"{SIGNED_THERE}TT2026-01/"
    sign(client)
    assert client.get(address.format(number=number)).status_code == 200


def sign(client):
    assert client.post(f"{SIGNED_THERE}TT2026-01/ky/").status_code == 303


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
