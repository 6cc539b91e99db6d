"""Two requests are the same when the person, the page and everything that was sent are."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from web.forms import ReasonForm
from web.idempotency import idempotency_key, renew_request_id

ID = str(uuid4())


@pytest.fixture
def key(rf):
    """Return a maker of keys: of who sends what to which page."""

    def make(path="/trang/", by=1, form=None, **data):
        request = rf.post(path, {"request_id": ID, **data})
        request.user = SimpleNamespace(pk=by)
        return idempotency_key(request, form)

    return make


def file(data=b"%PDF-1.7", name="giay-to.pdf"):
    return SimpleUploadedFile(name, data)


def test_the_same_request_has_the_same_key(key):
    sent = {"reason": "Nghỉ việc", "boxes": ["1", "2"], "file": file()}

    assert key(**sent, csrfmiddlewaretoken="a") == key(
        **{**sent, "file": file()}, csrfmiddlewaretoken="b"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"by": 2},
        {"path": "/trang-khac/"},
        {"path": "/trang/?to=2"},
        {"reason": "Về hưu"},
        {"more": ""},
        {"file": file(b"%PDF-1.8")},
        {"file": file(name="khac.pdf")},
    ],
)
def test_anything_else_has_another_key(key, other):
    sent = {"reason": "Nghỉ việc", "file": file()}

    assert key(**{**sent, **other}) != key(**{**sent, "file": file()})


def test_a_digest_says_nothing_to_whoever_guesses_what_was_sent(key, settings):
    before = key(points="50").digest

    settings.SECRET_KEY = "another installation"

    assert key(points="50").digest != before


def test_a_file_can_be_read_after_its_digest_was_taken(rf):
    request = rf.post("/", {"request_id": ID, "file": file()})
    request.user = SimpleNamespace(pk=1)

    idempotency_key(request)

    assert request.FILES["file"].read() == b"%PDF-1.7"


def test_of_one_form_of_many_only_its_own_fields_count(key):
    line = ReasonForm(prefix="a")
    sent = {"a-request_id": ID, "a-reason": "x"}

    assert key(form=line, **sent) == key(form=line, **sent, **{"b-reason": "y"})
    assert key(form=line, **sent) != key(form=line, **{**sent, "a-reason": "y"})


@pytest.mark.parametrize("unreadable", ["", "không phải số"])
def test_a_request_without_a_readable_id_has_no_key(key, unreadable):
    assert key(request_id=unreadable) is None


def test_a_form_is_given_the_id_of_a_new_request():
    form = ReasonForm({"request_id": ID, "reason": "x"})

    renew_request_id(form)

    assert form["request_id"].value() != ID
    assert form["reason"].value() == "x"
