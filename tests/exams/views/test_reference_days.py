"""The secretary fixes the days by which facts are judged; everybody reads them when announced."""

import pytest
from django.test import Client

from exams.rules.stages import ANNOUNCE, REGISTER
from tests.actions import arrange, campaign, move_to, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
PAGE = "/soan/TT2026-01/moc-xet/"


@pytest.fixture
def secretary():
    closes = campaign().registration_closes
    move_to(ANNOUNCE)
    arrange(campaign(), registration_closes=closes, reference_dates={"dossier": "2026-10-06"})
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("thu-ky"))
    return client


def test_what_is_typed_is_kept_and_public_once_announced(secretary):
    assert PAGE in secretary.get("/soan/TT2026-01/").content.decode()
    form = secretary.get(PAGE).context["form"]
    assert f"{form['dossier'].value():%d/%m/%Y}" == "06/10/2026"
    typed = {
        "age": "01/09/2026",
        "latest_rated_year": "2024",
        "planning_age_month": "15/03/2031",
    }

    assert secretary.post(PAGE, typed).status_code == 303

    fixed = {"age": "2026-09-01", "latest_rated_year": 2024, "planning_age_month": "2031-03"}
    assert campaign().reference_dates == fixed
    again = secretary.get(PAGE).context["form"]
    assert f"{again['planning_age_month'].value():%d/%m/%Y}" == "01/03/2031"
    move_to(REGISTER)
    public = readable_text(Client(headers={"accept-language": "vi"}).get("/ky-thi/TT2026-01/"))
    for words in ("Ngày tính tuổi: 01/09/2026", "quy hoạch: 03/2031", "được xét: 2024"):
        assert words in public


def test_a_wrong_day_is_told_at_its_box_and_changes_nothing(secretary):
    before = stored()
    page = secretary.post(PAGE, {"age": "31/02/2026", "latest_rated_year": "2026"})

    assert (page.status_code, set(page.context["form"].errors)) == (422, {"age"})
    assert secretary.post(PAGE, {"latest_rated_year": "2026"}).status_code == 422
    assert stored() == before
