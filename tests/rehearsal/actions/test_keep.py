"""The report of a dry run is kept with one event; nothing else of it stays."""

import pytest

from rehearsal.actions.keep import keep_report
from rehearsal.models import DryRun
from tests.actions import LATE, campaign, events, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
WHOLE = {"walked": ["announce"], "acts": [["campaign.drafted", 1]], "refused": [], "outcome": []}


def keep(by, **report):
    whole = {**WHOLE, **report}
    return keep_report(campaign=campaign(), profile="HN v1", report=whole, by=by, at=LATE)


def test_a_report_is_one_row_and_one_event():
    with events() as trail:
        held = keep(person_named("thu-ky"))

    assert DryRun.objects.get().report == WHOLE
    assert str(held) == f"dry run of {campaign().pk}"
    [(kind, about, _, facts)] = trail
    assert (kind, about) == ("rehearsal.held", "TT2026-01")
    assert facts == {"profile": "HN v1", "refused": ""}


def test_the_event_names_what_was_refused():
    with events() as trail:
        keep(person_named("chu-tich"), refused=["TOO_FEW_MEMBERS", "{}"])

    assert trail[0][3]["refused"] == "TOO_FEW_MEMBERS"


def test_only_who_prepares_or_announces_keeps_one():
    for stranger in (person_named("giam-khao-1"), officer("nguoi-la")):
        with refused("NOT_YOUR_DUTY"):
            keep(stranger)
