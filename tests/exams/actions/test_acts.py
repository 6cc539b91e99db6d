"""What two persons saw before a profile changed is what the next version changes."""

import pytest

from accounts.actions import approvals, two_persons
from exams.models import ProfileVersion
from exams.rules import profile as profiles
from results.process.acts import ACTS
from tests.actions import LATE, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def test_the_changes_that_were_seen_are_the_changes_of_the_next_version():
    before = ProfileVersion.objects.order_by("-version").first()
    values = {**before.values, "eligibility": {**before.values["eligibility"], "age_cap": 45}}
    arguments = {
        "code": before.code,
        "values": values,
        "citation": "Quyết định 12",
        "in_force_from": "2027-04-01",
    }
    effect = two_persons.effect_of(ACTS["CHANGE_PROFILE"], "", arguments).plain()
    request = approvals.request_approval(
        act=ACTS["CHANGE_PROFILE"],
        arguments=arguments,
        reason="Quyết định 12",
        by=person_named("thu-ky"),
        at=LATE,
    )

    approvals.apply(
        act=ACTS["CHANGE_PROFILE"],
        request=request,
        digest=request.digest,
        by=person_named("chu-tich"),
        at=LATE,
    )

    after = ProfileVersion.objects.get(code=before.code, version=before.version + 1)
    changes = profiles.changes(before.values, after.values)
    assert effect["changes"] == [[one.key, str(one.old), str(one.new)] for one in changes]
    assert [one.key for one in changes] == ["age_cap"]
