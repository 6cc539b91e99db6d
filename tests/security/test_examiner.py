"""An examiner who tries every door with every key there is meets no candidate.

Before the mapping is opened no page, JSON, file, header or log line may lead to a person: no name,
birth date, citizen id, candidate number or registration number.
"""

import logging
import re
from io import BytesIO
from itertools import islice, product
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from pypdf import PdfReader

from accounts.models import Person
from audit.models import Event
from candidates.models import Application, CadreRecord
from exams.models import Campaign, Entry, Position, ProfileVersion, Script
from exams.rules.terms import PartKind
from grading.models import Assignment
from results.models import Publication

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
LINK = re.compile(r'(?:href|hx-get|src|action)="(/[^"#]*)"')
MANY = 40  # addresses of one pattern


def patterns(found, before=""):
    for one in found:
        where = before + str(one.pattern).replace("^", "").replace("$", "")
        if isinstance(one, URLPattern):
            yield where
        else:
            yield from patterns(one.url_patterns, where)


def keys(campaign):
    """Everything that could stand in an address, of candidates above all."""
    papers = Application.objects.filter(state="ELIGIBLE")
    codes = [script.code for script in Script.objects.all()[:2]]
    numbers = [*Entry.objects.values_list("number", flat=True)[:2]]
    ids = [
        *papers.values_list("pk", flat=True)[:2],
        *CadreRecord.objects.values_list("pk", flat=True)[:2],
        *Publication.objects.values_list("pk", flat=True)[:3],
        *Assignment.objects.values_list("pk", flat=True)[:2],
        *ProfileVersion.objects.values_list("pk", flat=True)[:1],
    ]
    positions = [*Position.objects.values_list("code", flat=True)[:1]]
    return {
        "code": [campaign.code, *codes, *positions],
        "script": codes,
        "position": positions,
        "number": [*numbers, *papers.values_list("reg_no", flat=True)[:2]],
        "kind": [*PartKind, "eligible", "provisional", "official"],
        "version": [1],
        "pk": [*map(str, ids), 1, 2],
        "leaf": [str(leaf) for leaf in Event.objects.values_list("leaf", flat=True)[:3]],
    }


def addresses(campaign):
    """Every address of the house."""
    known = keys(campaign)
    for pattern in patterns(get_resolver().url_patterns):
        names = [one or two for one, two in PARAMETER.findall(pattern)]
        blank = PARAMETER.sub("{}", pattern)
        for values in islice(product(*(known.get(name, ["x"]) for name in names)), MANY):
            yield "/" + blank.format(*values)


def told(response):
    """Everything an answer says, in the form in which it is read."""
    head = " ".join(f"{name}: {value}" for name, value in response.items())
    data = b"".join(response) if response.streaming else response.content
    if data.startswith(b"%PDF"):
        return head + " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as parts:
            return head + " ".join(
                parts.read(name).decode(errors="replace") for name in parts.namelist()
            )
    return head + data.decode("utf-8", errors="replace")


def secrets():
    """What leads to a person."""
    found = set()
    for paper in Application.objects.all():
        found |= {paper.name, paper.reg_no, paper.citizen_id}
        if paper.born:
            found |= {paper.born.isoformat(), paper.born.strftime("%d/%m/%Y")}
    for cadre in CadreRecord.objects.all():
        found |= {cadre.name, cadre.citizen_id}
    found |= set(Entry.objects.values_list("number", flat=True))
    found.discard("")
    return found


def met_in(text, leading):
    """Return what leads to a person in a text, as whole words."""
    near = {one for one in leading if one in text}
    return {one for one in near if re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text)}


@pytest.fixture
def examiner(marking, unthrottled):
    one = Client()
    one.raise_request_exception = False
    one.force_login(Assignment.objects.first().examiner, backend=BACKEND)
    return one


def walk(client, campaign):
    """Yield every address and its answer; follow every link that leads further."""
    waiting, seen = list(addresses(campaign)), set()
    while waiting:
        address = waiting.pop()
        if address.partition("?")[0] in seen or "logout" in address:
            continue
        seen.add(address.partition("?")[0])
        response = client.get(address)
        yield address, response
        if response["Content-Type"].startswith("text/html"):
            waiting += [found.replace("&amp;", "&") for found in LINK.findall(told(response))]


def test_no_door_leads_from_an_examiner_to_a_person(examiner, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    campaign, leading = Campaign.objects.get(), secrets()
    met, faults, logged, answered = {}, [], set(), 0
    for address, response in walk(examiner, campaign):
        answered += response.status_code == 200
        if response.status_code >= 500:
            faults.append(address)
        lines = " ".join(record.getMessage() for record in caplog.records)
        logged |= met_in(lines.replace(address.partition("?")[0], ""), leading)
        caplog.clear()
        # An address that was asked for may be said again: only what the house adds counts.
        if found := met_in(told(response).replace(address, ""), leading):
            met[address] = {one for one in found if one not in address}
    printed = capsys.readouterr()

    assert {address: found for address, found in met.items() if found} == {}
    assert faults == []
    assert answered > 40
    assert logged == set()
    assert met_in(printed.out + printed.err, leading) == set()


def test_the_walk_would_find_what_the_chair_sees(marking):
    chair, campaign = Client(), Campaign.objects.get()
    chair.force_login(Person.objects.get(username="chu-tich"), backend=BACKEND)
    list_of_names = chair.get(f"/ket-qua/{campaign.code}/eligible/1/")

    assert met_in(told(list_of_names), secrets())


@pytest.mark.parametrize("ending", ["", "pdf/", "xlsx/"])
def test_the_list_of_names_waits_for_the_mapping_to_be_opened(marking, examiner, ending):
    address = f"/ket-qua/{Campaign.objects.get().code}/eligible/1/{ending}"

    assert Client().get(address).status_code == 200
    refused = examiner.get(address)

    assert refused.status_code == 403
    assert "sau khi ráp phách" in refused.content.decode()
