"""Every address with every key there is, and what an answer says in any form."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import islice, product
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver, resolve
from pypdf import PdfReader

from accounts.models import Person
from audit.models import Event
from candidates.models import Application, CadreRecord
from exams.models import Campaign, Entry, Position, ProfileVersion, Script
from exams.rules.enums import PartKind
from grading.models import Assignment
from results.models import Publication
from tests.files import pdf

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
LINK = re.compile(r'(?:href|hx-get|src|action)="(/[^"#]*)"')
MANY = 40  # addresses of one pattern
OF_A_KIND = 3  # pages of one kind that a reader is led to
DOZEN = 12  # enough for every key of a thing beside the campaign's own code


def patterns(urlpatterns: Any, before: str = "") -> Iterator[str]:
    for finding in urlpatterns:
        where = before + str(finding.pattern).replace("^", "").replace("$", "")
        if isinstance(finding, URLPattern):
            yield where
        else:
            yield from patterns(finding.url_patterns, where)


def keys(campaign: Campaign, reader: Person) -> dict[str, list[Any]]:
    """Everything that could stand in an address, of candidates above all."""
    papers = Application.objects.filter(state="ELIGIBLE")
    own = Script.objects.filter(assignments__examiner=reader)
    codes = [own[0].code, Script.objects.exclude(pk__in=own)[0].code]
    numbers = [*Entry.objects.order_by("number").values_list("number", flat=True)[:2]]
    ids = [
        *papers.order_by("reg_no").values_list("pk", flat=True)[:2],
        *CadreRecord.objects.order_by("citizen_id").values_list("pk", flat=True)[:2],
        *Publication.objects.order_by("kind", "version").values_list("pk", flat=True)[:3],
        *Assignment.objects.order_by("pk").values_list("pk", flat=True)[:2],
        *ProfileVersion.objects.order_by("pk").values_list("pk", flat=True)[:1],
    ]
    positions = [*Position.objects.order_by("code").values_list("code", flat=True)[:1]]
    return {
        "code": [campaign.code, *codes, *positions],
        "script": codes,
        "position": positions,
        "number": [*numbers, *papers.order_by("reg_no").values_list("reg_no", flat=True)[:2]],
        "kind": [*PartKind, "eligible", "provisional", "official"],
        "version": [1],
        "pk": [*map(str, ids), 1, 2],
        "leaf": [
            str(leaf)
            for leaf in Event.objects.order_by("log_id", "seq").values_list("leaf", flat=True)[:3]
        ],
    }


def addresses(campaign: Campaign, reader: Person, many: int = MANY) -> Iterator[str]:
    """Every address of the site, but the one that signs out."""
    values_by_name = keys(campaign, reader)
    for pattern in patterns(get_resolver().url_patterns):
        names = [first or two for first, two in PARAMETER.findall(pattern)]
        blank = PARAMETER.sub("{}", pattern)
        for values in islice(product(*(values_by_name.get(name, ["x"]) for name in names)), many):
            if "logout" not in pattern:
                yield "/" + blank.format(*values)


def walk(client: Any, campaign: Campaign, reader: Person) -> Iterator[tuple[str, Any]]:
    """Yield every address and its answer; follow every link that leads further."""
    pending, visited = list(addresses(campaign, reader)), set()
    while pending:
        address = pending.pop()
        if address.partition("?")[0] in visited or "logout" in address:
            continue
        visited.add(address.partition("?")[0])
        response = client.get(address)
        yield address, response
        if response["Content-Type"].startswith("text/html"):
            pending += [
                link.replace("&amp;", "&") for link in LINK.findall(readable_text(response))
            ]


def reached(client: Any, first: str = "/viec-cua-toi/") -> Iterator[tuple[str, Any]]:
    """Yield every page that links lead to, a few of each kind, and its answer."""
    pending, visited, kinds = [first, "/"], set(), Counter[str]()
    while pending:
        address = pending.pop(0)
        kind = resolve(address.partition("?")[0]).view_name
        if address in visited or "logout" in address or kinds[kind] == OF_A_KIND:
            continue
        visited.add(address)
        kinds[kind] += 1
        response = client.get(address)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            yield address, response
            links = re.findall(r'<a [^>]*href="(/[^"#]*)', response.content.decode())
            pending += [link.replace("&amp;", "&") for link in links]


def post(client: Any, campaign: Campaign, reader: Person) -> Iterator[tuple[str, Any]]:
    """Send every address nothing, and an answer to every question; yield what came back."""
    answers = filled_in()
    for address in addresses(campaign, reader, DOZEN):
        yield address, client.post(address)
        yield address, client.post(address, {**answers, **request_once()})


def send(client: Any, campaign: Campaign, reader: Person) -> Iterator[tuple[str, Any]]:
    """Send every JSON endpoint what machines send, by every method that could write."""
    for address in addresses(campaign, reader, DOZEN):
        if address.startswith("/api/"):
            for method, body in product(("post", "put", "patch", "delete"), bodies(campaign)):
                yield address, getattr(client, method)(address, body, "application/json")


def bodies(campaign: Campaign) -> list[dict[str, Any]]:
    campaign_key = {"campaign": campaign.code}
    return [
        {},
        campaign_key,
        {"points": "50", "seen": 0},
        {**campaign_key, "file": "x", "dry_run": False, "with_faults": True},
    ]


def filled_in() -> dict[str, Any]:
    """An answer to every question that any form asks."""
    asked = {name: field for form in _forms(forms.BaseForm) for name, field in form.items()}
    return {"version": "0", **{name: _answer(field) for name, field in asked.items()}}


def request_once() -> dict[str, Any]:
    """What a page sends but once: the mark of its request, and a file."""
    return {
        "request_id": str(uuid4()),
        "file": SimpleUploadedFile("giay-to.pdf", pdf()),
    }


def _forms(kind: type) -> Iterator[dict[str, forms.Field]]:
    for form in kind.__subclasses__():
        yield getattr(form, "base_fields", {})
        yield from _forms(form)


def _answer(field: forms.Field) -> Any:
    if isinstance(field, forms.ChoiceField):
        return next((str(value) for value, _ in field.choices if value), "x")
    for kind, text in _TYPED.items():
        if isinstance(field, kind):
            return text
    return "Theo văn bản số 1"


_TYPED = {
    forms.BooleanField: "on",
    forms.DateField: "07/09/2026",
    forms.DecimalField: "50",
    forms.IntegerField: "1",
    forms.EmailField: "khong-co@example.vn",
}


def readable_text(response: Any) -> str:
    """Everything an answer says, in the form in which it is read."""
    head = " ".join(f"{name}: {value}" for name, value in response.items())
    head += response.cookies.output() + " "
    data = b"".join(response) if response.streaming else response.content
    if data.startswith(b"%PDF"):
        return head + " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as parts:
            return head + " ".join(
                parts.read(name).decode(errors="replace") for name in parts.namelist()
            )
    return head + data.decode("utf-8", errors="replace")
