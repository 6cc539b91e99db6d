"""`perform` runs one action; a refusal becomes words on the page, with and without htmx."""

from uuid import uuid4

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse

from accounts.models import Person
from audit.actions.idempotency import _key
from exams.rules.refusals import Refusal
from web.forms import ActionForm
from web.lists import page_of
from web.views import submit


class Sample(ActionForm):
    username = forms.CharField()


@pytest.fixture(params=["plain", "htmx"])
def post(request, rf, person):
    """Return a maker of requests that come both ways."""
    headers = {"HX-Request": "true"} if request.param == "htmx" else {}

    def make(**data):
        made = rf.post("/", data, headers=headers)
        made.user = person("an")
        made.session = SessionStore()
        made._messages = FallbackStorage(made)
        return made

    return make


def test_an_action_is_done_as_the_reader_now_and_only_once(post):
    mark = uuid4()
    request = post(request_id=str(mark))
    received = {}

    def action(*, by, at, code):
        received.update(
            by=by, aware=at.tzinfo is not None, code=code, request_id=_key.get().request_id
        )

    assert submit(request, None, action, code="TT-1") is True
    assert received == {"by": request.user, "aware": True, "code": "TT-1", "request_id": mark}
    assert _key.get() is None


def test_a_refusal_stands_at_its_field_when_it_has_one(post):
    def action(**options):
        raise Refusal("USERNAME_TAKEN", field="username", username="an")

    form = Sample({"username": "an"})
    assert form.is_valid()

    assert submit(post(), form, action) is False
    assert form.errors["username"] == ["Tên đăng nhập “an” đã có người dùng."]
    assert _key.get() is None


def test_a_refusal_without_a_field_stands_at_the_form(post):
    def action(**options):
        raise Refusal("LIFE_COMPLETE")

    form = Sample({"username": "an"})
    assert form.is_valid()

    assert submit(post(), form, action) is False
    assert len(form.non_field_errors()) == 1


def test_a_refusal_without_a_form_is_a_message(post):
    def action(**options):
        raise Refusal("LIFE_COMPLETE")

    request = post()

    assert submit(request, None, action) is False
    assert [message.level_tag for message in get_messages(request)] == ["error"]


def test_what_was_already_done_counts_as_done(post):
    def action(**options):
        raise Refusal("ALREADY_DONE")

    request = post(request_id="not a mark")

    assert submit(request, None, action, success_message="Đã làm xong") is True
    assert [str(message) for message in get_messages(request)] == [
        "Việc này đã được làm trước đó, không có gì thay đổi."
    ]


def test_an_unknown_error_is_not_hidden(post):
    def action(**options):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        submit(post(), None, action)
    assert _key.get() is None


def test_htmx_knows_what_to_swap(client, db):
    text = client.get("/").content.decode()

    assert '"code": "409|422", "swap": true' in text
    assert '"allowEval": false' in text
    assert HttpResponse(text).status_code == 200


def test_a_list_is_cut_into_pages_and_sorted_only_as_it_allows(rf, person):
    for name in ("an", "binh", "chi"):
        person(name)
    sorts = {"name": "username"}

    def names(query):
        rows = Person.objects.order_by("pk")
        return [account.username for account in page_of(rf.get("/", query), rows, sorts)]

    assert names({"sort": "-name"}) == ["chi", "binh", "an"]
    assert names({"sort": "name", "page": "99"}) == ["an", "binh", "chi"]
    assert sorted(names({"sort": "password"})) == ["an", "binh", "chi"]
