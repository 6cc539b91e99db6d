"""A file that changed after a conclusion says so, with what was and what is, and asks again."""

import pytest
from django.test import Client

from candidates.actions import eligible_list, screen
from candidates.models import Application, Document
from tests.actions import LATE, arrange, campaign, person_named
from tests.candidates.actions.test_officer_conclusion import LATER, conclude, now

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CHANGED = "Hồ sơ đã đổi sau khi có kết luận"


@pytest.fixture
def file(screening):
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    paper = Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[0]
    document = Document(application=paper, item="CV", kind="pdf", size=1, digest="0" * 64)
    arrange(document, file_name="cu.pdf", stored_as="x" * 8)
    conclude(paper)
    return now(paper)


def page_of(file):
    client = Client()
    client.force_login(person_named("tham-dinh"), backend=BACKEND)
    return client.get(f"/ho-so/TT2026-01/{file.reg_no}/")


def test_a_file_as_it_was_says_nothing(file):
    assert CHANGED not in page_of(file).content.decode()


def test_each_field_and_paper_that_changed_stands_with_what_was_and_what_is(file):
    was = file.current_post
    arrange(file, current_post="Phó Trưởng phòng Tổng hợp")
    old = Document.objects.get(application=file)
    arrange(old, removed_at=LATE)
    new = Document(application=file, item="CV", kind="pdf", size=1, digest="1" * 64)
    arrange(new, file_name="moi.pdf", stored_as="y" * 8)

    page = page_of(now(file))

    changes = page.context["outdated_changes"]
    assert CHANGED in page.content.decode()
    assert [(each["old"], each["new"]) for each in changes] == [
        (was, "Phó Trưởng phòng Tổng hợp"),
        (old, new),
    ]
    assert "moi.pdf" in page.content.decode()
    assert file.reg_no in eligible_list.changed_since_decided(campaign())


def test_once_concluded_again_it_says_nothing_any_more(file):
    arrange(file, current_post="Phó Trưởng phòng Tổng hợp")
    conclude(now(file), at=LATER)

    assert CHANGED not in page_of(now(file)).content.decode()
    assert eligible_list.changed_since_decided(campaign()) == ()
