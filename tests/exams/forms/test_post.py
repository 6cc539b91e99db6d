"""The form of a post: levels are chosen by name, and a level that a list named is kept."""

import pytest

from exams.forms.catalogue import PostForm
from exams.models import Post
from tests.actions import arrange

pytestmark = pytest.mark.django_db


def test_the_approving_level_is_chosen_by_name(announced):
    arrange(Post.objects.first(), approving_level="DISTRICT")

    choices = dict(PostForm().fields["approving_level"].choices)

    assert choices["CITY_STANDING_COMMITTEE"] == "Ban Thường vụ Thành ủy"
    assert choices["UNIT_PARTY_COMMITTEE"] == "Cấp ủy của đơn vị"
    assert choices["DISTRICT"] == "DISTRICT"
    assert "approving_level" in PostForm({"approving_level": "KHÁC"}).errors
