"""The frozen parameters of a campaign, worked out once for each version of it."""

import pytest

from grading.actions import regulations
from tests.actions import arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]


def test_the_scoring_of_a_version_is_worked_out_once_and_few_are_kept(monkeypatch):
    monkeypatch.setattr(regulations, "_scoring_by_version", {})
    monkeypatch.setattr(regulations, "MOST_VERSIONS", 1)
    current = campaign()
    first = regulations.scoring_of_version(current)
    assert regulations.scoring_of_version(current) is first
    arrange(current, contact="x")

    assert regulations.scoring_of_version(campaign()) == first
    assert len(regulations._scoring_by_version) == 1
