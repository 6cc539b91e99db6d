"""Who stands behind a founded body is written down later, on a document, by two persons."""

import pytest

from accounts.models import ApprovalRequest
from exams.models import Body
from exams.rules.bodies import BodyKind
from tests.actions import arrange, person_named
from tests.bodies import drafted, founded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BOARD = "/dieu-hanh/TT2026-01/hoi-dong/ban-giam-sat/"
ASKS = f"{BOARD}ghi-lai/"
TYPED = {"document": "60/QĐ-UBND ngày 01/09/2026", "reason": "Quyết định cũ chưa ghi."}


@pytest.fixture
def secretary(browser):
    """Return the secretary's browser, where both bodies say nothing of who stands behind them."""
    for kind in (BodyKind.SUPERVISION_BOARD, BodyKind.COUNCIL):
        arrange(founded(kind), founded_under="")
    # Whoever applies sits in the board: a role by name has ended with it.
    arrange(person_named("giam-sat").grants.get(), seated_in=[])
    return browser("thu-ky")


def test_the_page_of_the_body_says_what_is_open_and_leads_to_where_it_is_mended(secretary):
    page = secretary.get(BOARD).content.decode()

    assert "Quyết định thành lập ban giám sát chưa ghi rõ" in page
    assert "Quyết định thành lập hội đồng thi tuyển" not in page  # that stands on its own page
    assert ASKS in page
    other = secretary.get(BOARD.replace("ban-giam-sat", "ban-phach")).content.decode()
    assert "ghi-lai" not in other


def test_what_is_missing_is_asked_at_its_field_and_what_stays_open_is_ticked(secretary):
    missing = secretary.post(ASKS, {"under": ""})
    assert {*missing.context["form"].errors} == {"under", "document", "reason"}

    typed = {**TYPED, "under": "BY_COMPETENT"}
    open_point = secretary.post(ASKS, typed)
    [box] = open_point.context["form"].boxes.values()
    assert open_point.status_code == 422

    assert secretary.post(ASKS, {**typed, box: "on"}).status_code == 303
    asked = ApprovalRequest.objects.get(act="CORRECT_FOUNDING")
    assert asked.arguments == {"body": "SUPERVISION_BOARD", "under": "BY_COMPETENT", **TYPED}


def test_the_second_person_sees_what_will_be_written_down(secretary, browser):
    secretary.post(ASKS, {**TYPED, "under": "BY_SUPERIOR"})
    asked = ApprovalRequest.objects.get(act="CORRECT_FOUNDING")

    page = browser("giam-sat").get(f"/de-nghi/{asked.pk}/").content.decode()

    assert "cơ quan cấp trên quyết định" in page.lower()


@pytest.mark.parametrize("slug", ["ban-phach", "hoi-dong-thi"])
def test_of_another_body_or_a_draft_nothing_is_asked(secretary, slug):
    arrange(Body.objects.get(kind=BodyKind.COUNCIL), founded_at=None)
    drafted(BodyKind.CODING_BOARD)

    assert secretary.get(ASKS.replace("ban-giam-sat", slug)).status_code == 404
