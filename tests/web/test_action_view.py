"""A page that acts asks once, says what was done, and shows what was refused as it was typed."""

from uuid import uuid4

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import ValidationError
from django.http import Http404

from accounts.actions import people
from accounts.models import Person
from accounts.rules.duties import Role
from tests.actions import events
from tests.conftest import NOON
from web.action_view import ActionView
from web.forms import ReasonForm


class Suspend(ActionView):
    """A page that acts."""

    queryset = Person.objects.all()
    lookup = {"username": "username"}
    object_name = "person"
    form_class = ReasonForm
    action = people.suspend_account
    title = "Tạm khóa %(name)s"
    next_page = ("accounts:people",)
    success_message = "Đã tạm khóa %(name)s (%(reason)s) lúc %(time)s."

    def facts(self):
        return {"name": self.object}


@pytest.fixture
def page(rf, person):
    """Return a sender of requests to `Suspend`, from the administrator."""
    person("an")
    administrator = person("quan-tri", Role.ADMINISTRATOR)

    def send(method, username="an", view=Suspend, **data):
        made = getattr(rf, method)("/", data)
        made.user = administrator
        made.session = SessionStore()
        made._messages = FallbackStorage(made)
        response = view.as_view()(made, username=username)
        return response, [str(message) for message in get_messages(made)]

    return send


def is_active():
    return Person.objects.get(username="an").is_active


def test_a_page_that_acts_asks_first_and_writes_nothing(page):
    with events() as recorded:
        response, said = page("get")

    assert response.status_code == 200
    assert "Tạm khóa An" in response.rendered_content
    assert (recorded, said, is_active()) == ([], [], True)


def test_an_act_says_what_was_done_with_its_facts_and_goes_on(page):
    with events() as recorded, time_machine.travel(NOON, tick=False):
        response, said = page("post", reason="Nghỉ việc", request_id=uuid4())

    assert (response.status_code, response["Location"]) == (303, "/nguoi-dung/")
    assert said == ["Đã tạm khóa An (Nghỉ việc) lúc 07/09/2026 12:00."]
    assert [event[0] for event in recorded] == ["account.suspended"]
    assert not is_active()


def test_a_second_click_goes_on_without_a_word_or_an_event(page):
    mark = uuid4()
    page("post", reason="Nghỉ việc", request_id=mark)

    with events() as recorded:
        response, said = page("post", reason="Nghỉ việc", request_id=mark)

    assert (response.status_code, response["Location"]) == (303, "/nguoi-dung/")
    assert (recorded, said) == ([], [])


def test_what_is_not_valid_is_shown_again_with_its_reason(page):
    with events() as recorded:
        response, said = page("post", reason="")

    assert response.status_code == 422
    assert list(response.context_data["form"].errors) == ["reason"]
    assert (recorded, said, is_active()) == ([], [], True)


def test_a_refusal_is_shown_with_what_was_typed(page):
    with events() as recorded:
        response, said = page("post", username="quan-tri", reason="Theo công văn số 12")

    assert response.status_code == 422
    assert "Theo công văn số 12" in response.rendered_content
    assert len(response.context_data["form"].non_field_errors()) == 1
    assert (recorded, said) == ([], [])
    assert Person.objects.get(username="quan-tri").is_active


def test_what_the_address_does_not_name_is_not_found(rf, person):
    request = rf.get("/")
    request.user = person("quan-tri", Role.ADMINISTRATOR)

    with pytest.raises(Http404):
        Suspend.as_view()(request, username="khong-co")


def test_a_page_that_acts_takes_no_other_method(page):
    assert page("put")[0].status_code == 405


class SuspendWhoWorks(Suspend):
    """A page whose question has no answer any more once it was answered."""

    class form_class(ReasonForm):
        def clean_reason(self):
            if not is_active():
                raise ValidationError("Tài khoản đã khóa")
            return self.cleaned_data["reason"]


def test_a_second_click_that_is_not_even_valid_any_more_goes_on_too(page):
    mark = uuid4()
    page("post", view=SuspendWhoWorks, reason="Nghỉ việc", request_id=mark)

    with events() as recorded:
        response, said = page("post", view=SuspendWhoWorks, reason="Nghỉ việc", request_id=mark)

    assert (response.status_code, response["Location"]) == (303, "/nguoi-dung/")
    assert (recorded, said) == ([], [])


@pytest.mark.parametrize("reason", ["Về hưu", ""])
def test_an_id_with_another_content_is_refused_and_not_called_done(page, reason):
    mark = uuid4()
    page("post", reason="Nghỉ việc", request_id=mark)

    with events() as recorded:
        response, said = page("post", reason=reason, request_id=mark)

    assert response.status_code == 422
    assert response.context_data["form"].errors
    assert (recorded, said) == ([], [])


def test_what_follows_a_refused_id_is_a_request_of_its_own(page):
    mark = uuid4()
    page("post", reason="Nghỉ việc", request_id=mark)

    response, _said = page("post", reason="Về hưu", request_id=mark)

    assert response.context_data["form"]["request_id"].value() not in ("", str(mark))


class SuspendAndGoOn(Suspend):
    """A page that leads on from what stands."""

    def is_done(self):
        return not self.object.is_active


def test_from_what_stands_another_content_goes_on_and_is_told_that_it_was_not_written(page):
    mark = uuid4()
    page("post", reason="Nghỉ việc", request_id=mark)

    with events() as recorded:
        response, said = page("post", view=SuspendAndGoOn, reason="Về hưu", request_id=mark)

    assert response.status_code == 303
    assert "chưa được ghi" in said[0]
    assert recorded == []


def test_what_stands_already_is_told_to_who_did_not_click_twice(page):
    page("post", reason="Nghỉ việc", request_id=uuid4())

    with events() as recorded:
        response, said = page("post", reason="Nghỉ việc", request_id=uuid4())

    assert (response.status_code, response["Location"]) == (303, "/nguoi-dung/")
    assert said == ["Việc này đã được làm trước đó, không có gì thay đổi."]
    assert recorded == []
