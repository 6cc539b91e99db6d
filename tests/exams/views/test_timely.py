"""A page tells before anybody types that its campaign stands at another step."""

import pytest

from exams.rules.stages import MARK_WRITTEN, PUBLISH, SIT_WRITTEN
from exams.views.timely import untimely
from tests.actions import campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]


def test_what_belongs_to_another_step_is_told_with_both_steps():
    reason = untimely(campaign(), PUBLISH)

    assert reason == ("Kỳ thi đang ở bước “chấm thi viết”; việc này chỉ làm được ở bước “công bố”.")


def test_what_is_timely_or_belongs_to_no_step_is_told_nothing():
    assert untimely(campaign(), SIT_WRITTEN, MARK_WRITTEN) == ""
    assert untimely(campaign()) == ""
