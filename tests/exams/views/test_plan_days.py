"""The page of the plan's days: typed, or filled in by the law, and saved together."""

import pytest

from exams.models import Campaign
from tests.actions import stored
from tests.exams.views.test_prepare import draft, page, secretary
from tests.requests import said

pytestmark = pytest.mark.django_db
__all__ = ["draft", "secretary"]
PART = {"place": "Hội trường A", "starts_at": "30/03/2027 08:00", "minutes": "120"}


def test_every_day_stands_with_what_the_law_leaves_for_it(secretary, draft):
    secretary.post(page("part", "WRITTEN"), PART)

    text = secretary.get(page("plan-days")).content.decode()

    assert "Ngày công bố danh sách đủ điều kiện" in text
    assert "Hạn: 15/03/2027. 15 ngày, tính cả ngày cuối nhận hồ sơ (01/03/2027)." in text
    assert "01/02/2027" in text  # the window of registration, and the parts, are set elsewhere
    assert "30/03/2027" in text


def test_the_law_fills_in_what_is_blank_and_saves_nothing(secretary, draft):
    secretary.post(page("part", "WRITTEN"), PART)
    before = stored()

    answer = secretary.post(
        page("plan-days"), {"provisional_published": "10/04/2027", "by_law": "1"}
    )

    form = answer.context["form"]
    assert (answer.status_code, stored()) == (200, before)
    assert str(form["eligible_list_published"].value()) == "2027-03-15"
    assert str(form["provisional_published"].value()) == "2027-04-10"
    assert form["remark_request_until"].help_text.startswith("Sớm nhất: ")


def test_a_day_that_cannot_be_read_is_asked_again_before_the_law_fills_in(secretary, draft):
    answer = secretary.post(page("plan-days"), {"reported": "32/04/2027", "by_law": "1"})

    assert answer.status_code == 422
    assert "reported" in answer.context["form"].errors


def test_the_days_are_saved_and_stand_as_done_among_the_tasks(secretary, draft):
    secretary.post(page("part", "WRITTEN"), PART)
    filled = secretary.post(page("plan-days"), {"by_law": "1"}).context["form"]
    typed = {name: f"{filled[name].value():%d/%m/%Y}" for name in filled.names}

    answer = secretary.post(page("plan-days"), typed)

    assert "Đã lưu các ngày của kế hoạch" in said(answer)[0]
    tasks = secretary.get(answer["Location"])
    assert "10/10 ngày đã đặt" in tasks.content.decode()
    assert tasks.context["tasks"]["plan"] == "DONE"
    assert Campaign.objects.get(pk=draft.pk).dates["eligible_list_published"] == "2027-03-15"


def test_a_day_too_early_is_told_at_its_field_and_open_days_are_still_to_do(secretary, draft):
    before = stored()

    answer = secretary.post(page("plan-days"), {"eligible_list_published": "01/03/2027"})

    assert (answer.status_code, stored()) == (422, before)
    assert "02/03/2027" in answer.context["form"].errors["eligible_list_published"][0]
    tasks = secretary.get("/soan/TT-MOI/")
    assert tasks.context["tasks"]["plan"] == "TODO"
    assert page("plan-days") in tasks.content.decode()
