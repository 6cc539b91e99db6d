"""A regulation profile has versions: none is ever changed, and a later one takes two persons."""

from datetime import date

import pytest

from accounts.actions import approvals
from exams.actions import profile_versions
from exams.actions.acts import CHANGE_PROFILE
from exams.models import ProfileVersion as Version
from exams.rules import profile as profiles
from exams.rules.profile import ParameterChange
from exams.rules.refusals import Refusal
from tests.actions import LATE, events, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def version(values=None, **options):
    return profile_versions.draft(
        **{"code": "HN", "values": values or {}, "in_force_from": date(2026, 8, 1), **options},
        by=person_named("thu-ky"),
        at=LATE,
    )


def later_version(values, citation="", day="2026-08-01"):
    """Let the secretary ask for a version after the first, and the chair apply it."""
    arguments = {"code": "HN", "values": values, "in_force_from": day}
    request = approvals.request_approval(
        act=CHANGE_PROFILE,
        arguments={**arguments, "citation": citation},
        reason="Theo văn bản",
        by=person_named("thu-ky"),
        at=LATE,
    )
    return approvals.apply(
        act=CHANGE_PROFILE,
        request=request,
        digest=request.digest,
        by=person_named("chu-tich"),
        at=LATE,
    )


def test_a_later_version_takes_two_persons():
    version()

    with refused("TWO_PERSONS_NEEDED"):
        version({"scoring": {"written_gate": "55"}}, citation="QĐ 1")


def test_a_profile_is_versioned_and_never_changed():
    with events() as trail:
        first = version()
    second = later_version({"scoring": {"written_gate": "55"}}, citation="QĐ 1")
    third = later_version({"scoring": {"written_gate": "55"}}, day="2027-01-01")

    assert trail == [("profile.drafted", "HN v1", person_named("thu-ky").pseudonym, {})]
    assert [each.version for each in (first, second, third)] == [1, 2, 3]
    assert Version.objects.get(pk=first.pk).values == profiles.defaults()
    assert profiles.changes(first.values, second.values) == (
        ParameterChange("written_gate", "50", "55"),
    )
    with pytest.raises(Refusal, match="CITATION_MISSING"):
        later_version({"scoring": {"written_gate": "60"}})


def test_a_version_like_the_one_before_is_not_even_asked_for():
    version()

    with refused("PROFILE_UNCHANGED", version="HN v1"):
        later_version({}, citation="QĐ 1")

    assert Version.objects.filter(code="HN").count() == 1


def test_what_the_law_does_not_know_or_contradicts_is_refused():
    with refused("UNKNOWN_PARAMETER", section="scoring", key="writen_gate"):
        version({"scoring": {"writen_gate": "55"}})
    with refused("UNKNOWN_PARAMETER", section="scorings", key="x"):
        version({"scorings": {"x": 1}})
    with refused("PROFILE_VALUE", parameter="written_gate"):
        version({"scoring": {"written_gate": "năm mươi"}})
    with refused("PROFILE_VALUE", parameter="age_bands"):
        version({"eligibility": {"age_bands": ["<40", "45-50", ">50"]}})
    with refused("PROFILE_CONTRADICTION", parameter="weights"):
        version({"scoring": {"aggregation": "WEIGHTED", "weight_written": 60}})


def test_the_chair_confirms_what_must_be_set():
    drafted, chair = version(), person_named("chu-tich")
    assert profiles.unconfirmed(drafted.confirmed) == ("aggregation",)
    with refused("NOT_YOUR_DUTY"):
        profile_versions.confirm(
            profile=drafted, keys=["aggregation"], by=person_named("thu-ky"), at=LATE
        )
    with refused("UNKNOWN_PARAMETER", key="x"):
        profile_versions.confirm(profile=drafted, keys=["aggregation", "x"], by=chair, at=LATE)
    with events() as trail:
        profile_versions.confirm(profile=drafted, keys=["aggregation"], by=chair, at=LATE)

    assert trail == [("profile.confirmed", "HN v1", chair.pseudonym, {"keys": ["aggregation"]})]
    assert profiles.unconfirmed(Version.objects.get(pk=drafted.pk).confirmed) == ()
