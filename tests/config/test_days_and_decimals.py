"""On every Vietnamese page points have a comma, and a moment has its day before its time."""

import re
from collections import deque

import pytest
import time_machine
from django.test import Client

from accounts.models import Person
from tests.actions import LATE, officer
from tests.crawl import LINK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HIDDEN = re.compile(r"<(script|style|pre|code|svg|textarea)\b.*?</\1>", re.DOTALL)
POINT = re.compile(r"(?<![\w.,/:-])\d{1,3}\.\d{1,2}(?![\w.%]|/)")
TIME_FIRST = re.compile(r"\d\d:\d\d(?::\d\d)?,? (?:ngày )?\d\d/\d\d/\d{4}")
MOST = 150  # pages of one reader
AS_MACHINES_READ = ("/api/", "/schema", "xlsx", "pdf", "goi-kiem-chung", "/tep/", "bien-nhan")
KINDS = re.compile(r"[0-9a-f-]{32,}|\d+")


def text_of(page):
    """Return what is read on a page, without what only machines read."""
    body = HIDDEN.sub(" ", page.split("<body", 1)[-1].replace("Python 3.9", ""))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))


def wrong_in(text):
    return [found[0] for rule in (POINT, TIME_FIRST) for found in rule.finditer(text)]


def pages_of(client, start="/"):
    """Yield address and text of the pages a reader reaches, three of each kind at most."""
    waiting, met, kinds = deque([start]), {start}, {}
    while waiting and len(met) < MOST * 20 and sum(kinds.values()) < MOST:
        address = waiting.popleft()
        kind = KINDS.sub("#", address.split("?")[0])
        if kinds.get(kind, 0) >= 3:
            continue
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "html" not in answer["content-type"]:
            answer.getvalue()  # read to its end a file closes itself, and leaves the database open
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        page = answer.content.decode()
        yield address, text_of(page)
        for link in LINK.findall(page):
            link = link.replace("&amp;", "&")
            if link not in met and not any(each in link for each in AS_MACHINES_READ):
                met.add(link)
                waiting.append(link)


@pytest.mark.parametrize(
    "role",
    ["SECRETARY", "CHAIR", "SCREENING_OFFICER", "EXAMINER", "HEAD_OF_MARKING", "AUDITOR", ""],
)
def test_no_page_writes_a_decimal_point_or_a_time_before_its_day(role):
    client = Client(headers={"accept-language": "vi"})
    if role:
        person = Person.objects.filter(grants__role=role, is_active=True).order_by("pk").first()
        person = person or officer("hau-kiem", role)
        client.force_login(person, backend=BACKEND)

    with time_machine.travel(LATE, tick=False):
        wrong = {address: wrong_in(text) for address, text in pages_of(client)}

    assert len(wrong) > 5
    assert {address: each for address, each in wrong.items() if each} == {}


@pytest.mark.parametrize(
    "text", ["điểm 60.00", "7.25 điểm", "lúc 08:00 27/11/2026", "lúc 08:00:01, 27/11/2026"]
)
def test_the_search_can_fail(text):
    assert wrong_in(text)


@pytest.mark.parametrize("text", ["60,00", "27/11/2026 08:00", "10.20.30.40", "07.09.2026"])
def test_the_search_leaves_alone_what_is_right(text):
    assert not wrong_in(text)
