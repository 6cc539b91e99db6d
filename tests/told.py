"""Every address that could show a file, and what its answer says of those who registered."""

from itertools import product

from django.urls import get_resolver

from candidates.actions import listed
from exams.rules.letters import LetterKind
from results.documents.kinds import KINDS
from results.rules.enums import ActName
from tests.actions import campaign
from tests.crawl import PARAMETER, patterns, readable_text

SIGNED_THERE = "/cam-ket/"  # the list stands there, to state on it
ROOM = "/dieu-hanh/TT2026-01/"
# What is decided of the campaign whole: numbers of files say what it rests on, and nobody's name.
BY_NUMBER = (ROOM, f"{ROOM}duyet-danh-sach/")


def of_candidates(**where):
    """Return what no answer may say: numbers and names of those who registered."""
    papers = listed.registered(campaign()).filter(**where).with_names()
    said = {
        text for paper in papers for text in (paper.reg_no, paper.person_name, paper.citizen_id)
    }
    return said - {""}


def opened():
    """Yield every address with the campaign, two of its files and what hangs on them in it."""
    papers = listed.registered(campaign()).order_by("reg_no")[:2]
    by_name = {
        "code": [campaign().code],
        "number": [paper.reg_no for paper in papers],
        "pk": [*(paper.pk for paper in papers), 1],
        "kind": [kind.slug for kind in KINDS.values()] + [kind.slug for kind in LetterKind],
        "subject": [paper.reg_no for paper in papers],
        "act": [act.lower() for act in ActName],
        "position": ["VT01"],
    }
    for pattern in patterns(get_resolver().url_patterns):
        names = [first or two for first, two in PARAMETER.findall(pattern)]
        blank = PARAMETER.sub("{}", pattern)
        for values in product(*(by_name.get(name, ["x"]) for name in names)):
            if "logout" not in pattern:
                yield "/" + blank.format(*values)


def told_of(client, secrets):
    """Yield the address of every answer that says one of these secrets, and which."""
    for address in opened():
        answer = client.get(address)
        if answer.status_code == 200 and not address.startswith(SIGNED_THERE):
            text = readable_text(answer)
            hidden = _names_alone(secrets) if address in BY_NUMBER else secrets
            if told := sorted(secret for secret in hidden if secret in text):
                yield address, told[:3]


def _names_alone(secrets):
    return {secret for secret in secrets if not secret.startswith("HS-")}
