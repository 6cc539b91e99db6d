"""What waits for the chair: only what can be decided now."""

import re
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from exams.models import Sanction
from exams.rules.stages import MARK_WRITTEN
from grading.actions import deciding, rank
from grading.models import Dialogue, RemarkRequest
from grading.rules.enums import Pending
from tests.actions import arrange, campaign, events, move_to, person_named, stored
from tests.requests import said as shown
from web.templatetags.display import points

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def pending_decisions(drawing):
    def page():
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        return client.get(reverse("grading:waiting", args=[campaign().code])).context

    return page


def test_what_the_written_part_left_open_is_offered_after_its_official_list(pending_decisions):
    decided = rank.compute_results(campaign()).decided
    open_dialogues = [
        entry
        for position_result in decided
        for entry, score in position_result.written
        if Pending.DIALOGUE in score.pending
    ]
    undecided = Sanction.objects.filter(part__kind="WRITTEN", applied=None)

    context = pending_decisions()

    assert open_dialogues == ["LD020"]
    assert [finding.entry.number for finding in context["dialogues"]] == open_dialogues
    assert list(context["sanctions"]) == list(undecided) != []
    assert context["survivors"] == ["VT09"]


def test_the_dialogue_and_the_sanction_are_offered_while_the_written_part_is_marked(
    pending_decisions,
):
    move_to(MARK_WRITTEN)

    context = pending_decisions()

    assert [finding.entry.number for finding in context["dialogues"]] == ["LD020"]
    assert [finding.entry.number for finding in context["sanctions"]] == ["LD013"]
    assert list(context["survivors"]) == []


@pytest.fixture
def chair(drawing):
    client = Client()
    client.force_login(person_named("chu-tich"), backend=BACKEND)
    return client


@pytest.fixture
def page(drawing):
    recorded = Sanction.objects.filter(part__kind="WRITTEN", applied=None).first()
    return reverse("grading:sanction", args=[campaign().code, recorded.pk])


IN_PLACE = {"HX-Request": "true", "HX-Target": "decision-1f"}


def test_a_line_of_what_waits_opens_its_form_in_place(chair, page):
    waiting = chair.get(reverse("grading:waiting", args=[campaign().code])).content.decode()
    form = chair.get(page, headers=IN_PLACE).content.decode()

    [line] = re.findall(rf'href="{page}"[^>]*hx-target="#(decision-\w+)"', waiting)
    assert f'id="{line}"' in waiting
    assert re.match(r'\s*<div class="decision[^>]* id="decision-1f"', form)
    assert 'hx-target="#decision-1f"' in form
    assert "<main" not in form
    assert "<main" in chair.get(page).content.decode()
    assert chair.get(page, headers=IN_PLACE)["HX-Push-Url"] == "false"


def test_the_page_of_a_sanction_says_what_it_takes(chair, page):
    assert "Khiển trách: trừ 25% điểm của bài." in chair.get(page).content.decode()


def test_what_a_sanction_takes_stands_on_its_page_and_is_shown_once_more_before_it_is_done(
    chair, page
):
    before = stored()
    opened = chair.get(page).content.decode()
    asked = chair.post(page, {"applied": "yes"})

    for text in (opened, asked.content.decode()):
        figures = deciding.sanction_figures(Sanction.objects.get(pk=page.split("/")[-2]))
        assert points(figures.untouched) in text
        assert points(figures.deducted) in text
    assert asked.status_code == 200
    assert "Hãy xem lại lần cuối trước khi ghi" in asked.content.decode()
    assert stored() == before


@pytest.mark.parametrize("headers", [{}, IN_PLACE])
def test_what_is_shown_once_more_is_changed_again_from_what_was_typed(chair, elements, headers):
    page, typed = dialogue_page(), {"points": "72,5", "minutes": "BB 12"}
    before = stored()

    shown = chair.post(page, typed, headers=headers).content.decode()
    again = chair.post(page, {**typed, "edit": "1"}, headers=headers)

    buttons = [each.attrs.get("name") for each in elements(shown, "button")]
    inputs = [each.attrs for each in elements(again, "input")]
    fields = {field["name"]: field for field in inputs if "name" in field}
    assert "edit" in buttons
    assert (again.status_code, stored()) == (200, before)
    assert {name: fields[name]["value"] for name in typed} == typed
    assert "hidden" not in {fields[name]["type"] for name in typed}
    assert 'name="confirmed"' not in again.content.decode()


def test_a_sanction_is_decided_in_its_line(chair, page):
    with events() as trail:
        answer = chair.post(page, {"applied": "yes", "confirmed": "1"}, headers=IN_PLACE)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert re.match(r'\s*<div class="decision row"\s+id="decision-1f"', text)
    assert "LD013" in text
    assert "<form" not in text
    assert [kind for kind, *_ in trail] == ["sanction.decided"]


def test_to_take_nothing_is_asked_why_before_it_is_shown_once_more(chair, page):
    before = stored()

    unsaid = chair.post(page, {"applied": "no"})
    said = chair.post(page, {"applied": "no", "reason": "Biên bản lập sai người"})

    assert unsaid.status_code == 422
    assert list(unsaid.context["form"].errors) == ["reason"]
    assert "Biên bản lập sai người" in said.content.decode()
    assert (said.status_code, stored()) == (200, before)


def test_a_refused_or_late_decision_stands_in_its_line_and_writes_nothing(chair, page):
    nothing_chosen = chair.post(page, {"request_id": ""}, headers=IN_PLACE)
    chair.post(page, {"applied": "no", "reason": "Sai người", "confirmed": "1"}, headers=IN_PLACE)
    before = stored()
    too_late = chair.post(page, {"applied": "yes"}, headers=IN_PLACE)

    for answer in (nothing_chosen, too_late):
        text = answer.content.decode()
        assert answer.status_code == 422
        assert re.match(r'\s*<div class="decision[^>]* id="decision-1f"', text)
        assert "data-errors" in text
    assert re.search(r'value="yes"[^>]* checked', too_late.content.decode())
    assert stored() == before


def test_without_htmx_a_decision_goes_back_to_what_waits(chair, page):
    answer = chair.post(page, {"applied": "yes", "confirmed": "1"})

    assert answer.status_code == 303
    assert answer["Location"] == reverse("grading:waiting", args=[campaign().code])


def dialogue_page():
    request = RemarkRequest.objects.get(entry__number="LD020")
    return reverse("grading:dialogue", args=[campaign().code, request.pk])


def test_both_scores_stand_on_the_page_of_a_dialogue_until_it_is_written(chair):
    page = dialogue_page()
    typed = {"points": "72,5", "minutes": "BB 1", "request_id": uuid4()}
    before = stored()

    seen = chair.post(page, typed)
    beyond = chair.post(page, {**typed, "points": "90"})
    unwritten = stored() == before
    done = chair.post(page, {**typed, "confirmed": "1"})
    again = chair.get(page)

    assert seen.status_code == 200
    assert "Điểm chấm: 70,00. Điểm phúc khảo: 75,00." in seen.content.decode()
    assert "Hãy xem lại lần cuối trước khi ghi" in seen.content.decode()
    assert beyond.status_code == 422
    assert f"{page}hai-nguoi/" in beyond.content.decode()
    assert unwritten
    assert done.status_code == again.status_code == 303
    assert Dialogue.objects.get(request__entry__number="LD020").points == Decimal("72.50")
    waiting = chair.get(reverse("grading:waiting", args=[campaign().code])).content.decode()
    assert f"{page}hai-nguoi/" in waiting


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"refused_late": True}, "nhận sau hạn"),
        ({}, "LD001"),
    ],
)
def test_the_page_of_a_remark_without_a_dialogue_answers_in_words(chair, values, words):
    entry = campaign().entries.get(number="LD001")
    part = campaign().parts.get(kind="WRITTEN")
    on = date(2026, 11, 26) if values else date(2026, 11, 24)
    made = arrange(RemarkRequest(entry=entry, part=part, requested_on=on, **values))
    page = reverse("grading:dialogue", args=[campaign().code, made.pk])
    before = stored()

    answers = chair.get(page), chair.post(page, {"points": "60", "minutes": "BB 1"})

    for answer in answers:
        assert answer.status_code == 409
        assert words in answer.content.decode()
    assert stored() == before


def test_who_decides_once_more_is_told_what_stands_and_that_theirs_was_not_written(drawing):
    stands = Dialogue.objects.select_related("request").first()
    client = Client()
    client.force_login(person_named("chu-tich"), backend=BACKEND)
    before = stored()

    page = reverse("grading:dialogue", args=[campaign().code, stands.request_id])
    late = client.post(page, {"points": "70", "minutes": "BB 2", "request_id": uuid4()})

    assert f"quyết định trước đó: {points(stands.points)}. Lần này không ghi gì" in shown(late)[-1]
    assert stored() == before
