"""The type of competition is chosen by a person, who sees its steps before and names a document."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from exams.models import ProfileVersion
from exams.rules.competition_types import CompetitionType
from exams.templatetags.stages import step_name
from tests.actions import apply, officer, person_named, stored
from tests.exams.forms.test_profile import answers
from tests.exams.views.test_profile import BACKEND, DRAFT, latest
from web.sentences import label

pytestmark = pytest.mark.django_db
TYPES = reverse("exams:competition-types")
ALONE = CompetitionType.PROPOSAL_ALONE
CHOSEN = f"{DRAFT}?type={ALONE}"


def browser(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def secretary(announced):
    return browser(person_named("thu-ky"))


def in_order(page, words):
    """Say whether these words stand on a page, one after the other."""
    place = 0
    for word in words:
        place = page.find(f"<li>{word}</li>", place)
        if place < 0:
            return False
    return True


def test_every_type_lays_out_its_steps_before_one_is_chosen(secretary):
    page = secretary.get(TYPES).content.decode()

    for kind in CompetitionType:
        section = page[page.index(f'id="{kind}"') :].partition("</section>")[0]
        assert label(kind) in section
        assert in_order(section, [step_name(step) for step in kind.steps])
        assert section.count("<li>") == len(kind.steps)
        assert f"{DRAFT}?type={kind}" in section
    assert f'href="{TYPES}"' in secretary.get(reverse("exams:profiles")).content.decode()


def test_the_form_comes_with_what_the_type_sets_and_all_else_as_it_was(secretary):
    before = latest().values["scoring"]
    answer = secretary.get(CHOSEN)
    form = answer.context["form"]

    assert form["scoring.parts"].value() == ["PROPOSAL"]
    assert form["scoring.aggregation"].value() == "PROJECT_ONLY"
    assert form["scoring.panel_min_examiners"].value() == before["panel_min_examiners"]
    assert in_order(answer.content.decode(), [step_name(step) for step in ALONE.steps])


def test_a_type_is_taken_over_by_two_persons_and_the_version_shows_its_steps(secretary):
    form = secretary.get(CHOSEN).context["form"]
    typed = dict(answers(form, citation="Quyết định 12/QĐ-UBND").lists())

    sent = secretary.post(CHOSEN, typed)
    apply(ApprovalRequest.objects.get(act="CHANGE_PROFILE"))
    page = secretary.get(reverse("exams:profile", args=[latest().pk])).content.decode()

    assert sent.status_code == 303
    assert latest().values["scoring"]["parts"] == ["PROPOSAL"]
    assert label(ALONE) in page
    assert in_order(page, [step_name(step) for step in ALONE.steps])


def test_even_the_first_version_names_the_document_its_type_rests_on():
    first = browser(officer("thu-ky-moi", Role.SECRETARY))
    form = first.get(CHOSEN).context["form"]
    typed = dict(answers(form, citation="").lists())
    before = stored()

    answer = first.post(CHOSEN, typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["citation"]
    assert stored() == before


def test_a_type_that_is_none_leaves_the_latest_version_as_it_is(secretary):
    answer = secretary.get(f"{DRAFT}?type=NONE")

    assert answer.context["kind"] is None
    assert answer.context["form"]["scoring.parts"].value() == latest().values["scoring"]["parts"]
    assert ProfileVersion.objects.count() == 1
