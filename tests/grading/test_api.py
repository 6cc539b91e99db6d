"""The examiner's scripts for machines: one's own codes and points, and never anything else."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Person
from audit.models import Event
from exams.models import Entry
from grading.models import Assignment, Mark
from tests.actions import arrange

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 11, 5, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def _while_marking(marking, unthrottled):
    with time_machine.travel(AFTER):
        yield


@pytest.fixture
def examiner():
    return Person.objects.get(username="giam-khao-1")


@pytest.fixture
def api(examiner):
    client = APIClient()
    client.force_authenticate(examiner)
    return client


@pytest.fixture
def code(examiner):
    return examiner.assignments.order_by("script__code").first().script.code


def put_points(api, code, **body):
    return api.put(f"/api/desk/{code}/", body, format="json")


def test_the_list_has_ones_own_codes_in_their_order(api, examiner):
    listed = api.get("/api/desk/?size=100").json()

    codes = [row["code"] for row in listed["results"]]
    assert codes == sorted(assignment.script.code for assignment in examiner.assignments.all())
    assert listed["results"][0] == {
        "code": codes[0],
        "campaign": "TT2026-01",
        "round": "MARK",
        "points": None,
        "seen": 0,
        "handed_in": False,
    }


def test_no_number_and_no_other_examiner_is_in_the_answer(api):
    text = api.get("/api/desk/?size=100").content.decode()

    assert not any(number in text for number in Entry.objects.values_list("number", flat=True))
    assert "giam-khao" not in text


def test_points_are_entered_changed_and_blanked(api, code):
    first = put_points(api, code, points="70.5", seen=0)
    second = put_points(api, code, points="71", seen=first.json()["seen"])
    third = put_points(api, code, points=None, seen=second.json()["seen"])

    answers = [(answer.status_code, answer.json()["points"]) for answer in (first, second, third)]
    assert answers == [(200, "70.50"), (200, "71.00"), (200, None)]
    assert Event.objects.filter(type="mark.entered").count() == 3


def test_saving_again_what_was_saved_is_answered_as_done(api, code):
    put_points(api, code, points="70.5", seen=0)

    again = put_points(api, code, points="70.5", seen=0)

    assert (again.status_code, again.json()["points"]) == (200, "70.50")
    assert Event.objects.filter(type="mark.entered").count() == 1


def test_a_stale_change_is_refused_with_both_values(api, code):
    put_points(api, code, points="70.5", seen=0)

    stale = put_points(api, code, points="60", seen=0)

    assert stale.status_code == 409
    assert stale.json()["code"] == "STALE_MARK"
    assert stale.json()["facts"] == {"saved": "70.50", "yours": "60.00"}
    assert "70,50" in stale.json()["detail"]


def test_points_off_the_scale_are_refused_and_nothing_is_written(api, code):
    refused = put_points(api, code, points="140", seen=0)

    assert (refused.status_code, refused.json()["code"]) == (409, "OFF_SCALE")
    assert not Mark.objects.exists()


@pytest.mark.parametrize("key", ["final_at", "ver", "examiner", "assignment", "hand", "round"])
def test_an_unknown_key_is_refused(api, code, key):
    refused = put_points(api, code, points="70", seen=0, **{key: 1})

    assert (refused.status_code, list(refused.json())) == (400, [key])
    assert not Mark.objects.exists()


def test_the_script_of_somebody_else_is_not_here(api, examiner):
    theirs = Assignment.objects.exclude(script__assignments__examiner=examiner).first()

    assert api.get(f"/api/desk/{theirs.script.code}/").status_code == 404
    assert put_points(api, theirs.script.code, points="70", seen=0).status_code == 404


def test_the_points_of_the_other_hand_are_never_seen(api, examiner, code):
    other = Assignment.objects.exclude(examiner=examiner).get(script__code=code)
    theirs = APIClient()
    theirs.force_authenticate(other.examiner)
    put_points(theirs, code, points="13.75", seen=0)

    assert "13.75" not in api.get("/api/desk/?size=100").content.decode()
    assert api.get(f"/api/desk/{code}/").json()["points"] is None


def test_handing_in_with_blanks_is_refused_and_names_them(api, code):
    refused = api.post("/api/desk/hand-in/", {"campaign": "TT2026-01"}, format="json")

    assert (refused.status_code, refused.json()["code"]) == (409, "BLANK_MARKS")
    assert code in refused.json()["facts"]["codes"]


def test_what_was_handed_in_can_no_longer_change(api, examiner, code):
    for assignment in examiner.assignments.select_related("script"):
        put_points(api, assignment.script.code, points="70", seen=0)

    handed_in = api.post("/api/desk/hand-in/", {"campaign": "TT2026-01"}, format="json")
    later = put_points(api, code, points="80", seen=1)

    assert len(handed_in.json()["codes"]) == examiner.assignments.count()
    assert (later.status_code, later.json()["code"]) == (409, "HANDED_IN")
    assert api.get(f"/api/desk/{code}/").json()["handed_in"] is True


@pytest.mark.parametrize("username", ["thu-ky", "coi-thi", "truong-ban-cham"])
def test_nobody_but_an_examiner_has_scripts(username):
    client = APIClient()
    client.force_authenticate(Person.objects.get(username=username))

    assert client.get("/api/desk/").status_code == 403


def test_without_a_token_there_are_no_scripts():
    assert APIClient().get("/api/desk/").status_code == 401


def test_the_number_of_queries_does_not_grow_with_the_scripts(api, django_assert_num_queries):
    api.get("/api/desk/")  # the roles of a person are read once
    for size in (1, 3):
        with django_assert_num_queries(3):
            rows = api.get(f"/api/desk/?size={size}").json()["results"]
        assert len(rows) == size


def test_where_one_may_not_mark_today_there_are_no_codes(api, examiner, code):
    arrange(examiner.grants.get(), stated_in=None)  # the statement on relations is owed here
    client = APIClient()
    client.force_authenticate(Person.objects.get(pk=examiner.pk))

    assert client.get("/api/desk/?size=100").json()["results"] == []
    assert client.get(f"/api/desk/{code}/").status_code == 404
    assert put_points(client, code, points="70", seen=0).status_code == 404
    assert not Mark.objects.exists()
