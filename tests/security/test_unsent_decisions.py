"""What is typed for a council when a session ends comes back to its writer, and is not done."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Session
from accounts.rules.duties import Role
from exams.models import Script
from grading.actions import settle
from grading.models import RemarkRequest, Slip
from grading.rules.enums import Pending
from results.documents.kinds import KINDS
from tests.actions import campaign, officer, person_named, stored
from tests.security.test_unsent_inputs import UNSENT, client_of

pytestmark = pytest.mark.django_db
ROOM = "/dieu-hanh/TT2026-01/"
POINTS = {"points": "98,5", "document": "BB 1/BB-BCT", "reason": "Theo kết luận đối thoại"}
LETTERS = KINDS["INELIGIBLE_LETTER"]


def publication():
    typed = {"number": "305/TB-HĐTT", "reason": "Theo tờ trình của Ban", "document": "12/TTr"}
    return f"{ROOM}cong-bo-lan-dau/", typed


def remark_on_paper():
    asked = RemarkRequest.objects.values("entry")
    written = Script.objects.exclude(entry=None).exclude(entry__in=asked)
    number = written.order_by("entry__number")[0].entry.number
    return f"{ROOM}phuc-khao/", {"number": number, "on": f"{localdate():%d/%m/%Y}"}


def dialogue():
    request = RemarkRequest.objects.get(entry__number="LD020")
    return f"/quyet-dinh/TT2026-01/doi-thoai/{request.pk}/hai-nguoi/", POINTS


def settlement():
    pending = settle.outstanding(campaign().parts.get(kind="WRITTEN"))
    code = next(code for code, why in pending.items() if why == Pending.HEAD_DISCUSSION)
    return f"/ban-cham/TT2026-01/bai/{code}/hai-nguoi/", {**POINTS, "settlement": "HEAD"}


def sanction():
    typed = {"state": "SUSPENDED", "document": "BB 1", "reason": "Mang tài liệu vào phòng thi"}
    number = campaign().entries.filter(sittings__part__kind="PROPOSAL").first().number
    return f"/phong-thi/TT2026-01/PROPOSAL/{number}/dinh-chi/", typed


def slip_again():
    slip = Slip.objects.filter(handed_in_at__isnull=False).select_related("entry", "seat")[0]
    address = f"/bao-ve/{slip.seat_id}/phieu/{slip.entry.number}/mo-lai/"
    return address, {"reason": "Cộng nhầm tiêu chí thứ hai"}


def papers():
    address = reverse("results:issue-papers", args=[campaign().code, LETTERS.slug])
    return address, {"first": "431", "subjects": list(LETTERS.subjects(campaign()))[:2]}


FORMS = [
    ("opened", "thu-ky", publication),
    ("remarked", "thu-ky", remark_on_paper),
    ("ranking", "chu-tich", dialogue),
    ("marked", "truong-ban-cham", settlement),
    ("scored", "coi-thi", sanction),
    ("scored", None, slip_again),
    ("listed", "thu-ky", papers),
]


def hidden(form):
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    fields = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(unescape(value))
    return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}


def form_with(page, name):
    forms = re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL)
    return next(hidden(form) for form in forms if f'name="{name}"' in form)


@pytest.mark.parametrize(
    ("moment", "username", "asked"), FORMS, ids=[form.__name__ for *_, form in FORMS]
)
def test_what_was_typed_comes_back_to_its_writer_alone_and_is_not_done(
    life, moment, username, asked
):
    with life.at(moment):
        address, typed = asked()
        writer = person_named(username) if username else Slip.objects.all()[0].seat.member
        client = client_of(writer)
        page = form_with(client.get(address), next(iter(typed)))
        stranger = officer("nguoi-khac", Role.SECRETARY)
        before = stored()
        Session.objects.all().delete()

        lost = client.post(address, {**page, **typed})
        other = client_of(stranger).get(UNSENT)
        client = client_of(writer)
        again = client.post(address, form_with(client.get(UNSENT), "typed_before"))

        assert lost["Location"] == f"/tai-khoan/login/?next={UNSENT}"
        assert other.status_code == 303
        asks_once_more = asked is remark_on_paper  # what was typed is read again in any case
        assert again.status_code == (200 if asks_once_more else 422)
        shown = unescape(again.content.decode())
        for value in typed.values():
            for text in value if isinstance(value, list) else [value]:
                assert text in shown
        assert asks_once_more or "gõ trước khi hết phiên" in shown
        assert stored() == before
