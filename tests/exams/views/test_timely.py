"""A page tells before anybody types that its campaign stands still, or at another step."""

import pytest

from exams.actions import advance
from exams.rules.stages import MARK_WRITTEN, PUBLISH, SIT_WRITTEN
from exams.views.timely import untimely
from tests.actions import LATE, campaign, cancel, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]


def test_what_belongs_to_another_step_is_told_with_both_steps():
    reason = untimely(campaign(), PUBLISH)

    assert reason == ("Kỳ thi đang ở bước “chấm thi viết”; việc này chỉ làm được ở bước “công bố”.")


def test_what_is_timely_or_belongs_to_no_step_is_told_nothing():
    assert untimely(campaign(), SIT_WRITTEN, MARK_WRITTEN) == ""
    assert untimely(campaign()) == ""


@pytest.mark.parametrize(
    ("stop", "words"),
    [
        (
            advance.suspend,
            "Kỳ thi đang tạm dừng từ ngày 01/03/2027; chưa làm được việc gì cho đến khi tiếp tục.",
        ),
        (cancel, "Kỳ thi đã bị hủy từ ngày 01/03/2027."),
    ],
)
def test_that_a_campaign_stands_still_is_told_whatever_the_step(stop, words):
    stop(campaign=campaign(), reason="Công văn 9", by=person_named("chu-tich"), at=LATE)

    assert untimely(campaign(), MARK_WRITTEN) == untimely(campaign(), PUBLISH) == words
    assert untimely(campaign()) == ""
