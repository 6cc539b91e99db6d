"""The officer of a rehearsal agrees with the rules on each file, as the page of a file has it."""

import pytest

from candidates.actions import eligible_list, screen
from candidates.models import Application, Decision
from rehearsal.officers import accepting, agree_with_rules
from tests.actions import LATE, campaign, events, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def test_each_file_is_concluded_on_with_an_opinion_on_all_it_did_not_pass():
    officer = person_named("tham-dinh")
    screen.run(campaign=campaign(), by=officer, at=LATE)
    judged = Application.objects.filter(state__in=["ELIGIBLE", "INELIGIBLE"]).order_by("reg_no")
    with events() as trail:
        agree_with_rules(judged, by=officer, at=LATE)

    assert [(name, about) for name, about, *_ in trail] == [
        ("eligibility.concluded", paper.reg_no) for paper in judged
    ]
    failed = judged.filter(state="INELIGIBLE").first()
    spoken = Decision.objects.get(application=failed, kind="OFFICER").opinions
    assert list(spoken.values_list("rule", flat=True)) == [each.rule for each in accepting(failed)]
    assert spoken.exists()
    assert not set(judged.values_list("reg_no", flat=True)) & set(
        eligible_list.undecided(campaign())
    )
