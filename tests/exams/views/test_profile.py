"""The pages of the regulation profile: what is asked, what is stored, what is only recorded."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import ApprovalRequest
from candidates.rules.profile import profile_of
from exams.forms.profile import ProfileForm
from exams.models import ProfileVersion
from exams.rules.profile import parameters
from tests.actions import apply, campaign, events, person_named, stored
from tests.exams.forms.test_profile import answers
from web.sentences import label

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DRAFT = reverse("exams:profile-new")
ENFORCED = {parameter.key for parameter in parameters() if parameter.enforced}


@pytest.fixture
def secretary(announced):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("thu-ky"), backend=BACKEND)
    return client


def latest():
    return ProfileVersion.objects.order_by("-in_force_from", "-version").first()


def posted(**changes):
    page = ProfileForm(values=latest().values)
    return dict(answers(page, citation="Quyết định 12/QĐ-UBND", **changes).lists())


def keys(rules):
    return {rule.parameter.key for _, section in rules for rule in section}


def test_an_age_cap_typed_on_the_page_is_stored_as_a_number_that_screening_reads(secretary):
    before = latest().values
    post = posted(**{"eligibility.age_cap": "45"})

    with events() as recorded:
        response = secretary.post(DRAFT, post)
        apply(ApprovalRequest.objects.get(act="CHANGE_PROFILE"))

    values = latest().values
    assert response.status_code == 303
    assert [event[0] for event in recorded] == [
        "approval.asked",
        "profile.drafted",
        "approval.applied",
    ]
    assert values == {**before, "eligibility": {**before["eligibility"], "age_cap": 45}}
    assert type(values["eligibility"]["age_cap"]) is int
    assert profile_of(values["eligibility"]).age_cap == 45


def test_a_later_version_names_the_document_it_rests_on_at_its_field(secretary):
    before = stored()

    response = secretary.post(DRAFT, {**posted(**{"eligibility.age_cap": "45"}), "citation": ""})

    errors = response.context["form"].errors
    assert response.status_code == 422
    assert errors["citation"] == ["Hãy nhập “Văn bản làm căn cứ thay đổi”."]
    assert response.context["form"]["eligibility.age_cap"].value() == "45"
    assert stored() == before


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("eligibility.age_cap", "bốn mươi lăm"),
        ("eligibility.age_cap", "12"),
        ("scoring.written_gate", "năm mươi"),
        ("scoring.sanctions.EXAM_WARNING", "150"),
    ],
)
def test_a_value_that_the_law_cannot_read_is_an_error_of_its_field(secretary, field, answer):
    before = stored()

    response = secretary.post(DRAFT, posted(**{field: answer}))

    assert stored() == before
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_the_draft_page_lists_what_is_only_recorded_without_asking_it(secretary):
    page = secretary.get(DRAFT)

    html = page.content.decode()
    assert "Ghi nhận, hệ thống chưa áp dụng" in html
    assert "scoring.written_minutes" not in html
    assert "PARAM_" not in html


def test_a_version_separates_what_is_applied_from_what_is_recorded(secretary):
    page = secretary.get(reverse("exams:profile", args=[latest().pk]))

    assert keys(page.context["rules"]) == ENFORCED
    assert keys(page.context["rules"]) & keys(page.context["recorded_rules"]) == set()
    assert "Ghi nhận trong quy chế, hệ thống không tự áp dụng" in page.content.decode()


def test_the_public_page_does_not_show_as_applied_what_nothing_reads(announced):
    page = Client().get(reverse("exams:regulations", args=[campaign().code]))

    applied, recorded = page.content.decode().split("Ghi nhận trong quy chế")
    assert keys(page.context["rules"]) == ENFORCED
    assert label("PARAM_written_gate") in applied
    assert label("PARAM_written_minutes") not in applied
    assert label("PARAM_written_minutes") in recorded
