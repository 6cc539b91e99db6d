"""What stands for whole tables changes with every row that is written, and only then."""

import pytest

from audit.actions.row_versions import version_of_tables
from exams.models import Post, Unit
from tests.actions import arrange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
TABLES = (Unit, Post)


def test_a_changed_row_and_a_new_one_change_it_and_each_value_is_new():
    seen = [version_of_tables(TABLES)]
    assert version_of_tables(TABLES) == seen[0]
    unit = Unit.objects.first()

    arrange(unit, name="Sở khác")
    seen.append(version_of_tables(TABLES))
    arrange(Unit(code="MOI", name="Sở mới"))
    seen.append(version_of_tables(TABLES))
    arrange(unit, name="Sở khác nữa")
    seen.append(version_of_tables(TABLES))

    assert len(set(seen)) == len(seen)


def test_what_is_written_elsewhere_does_not_change_it():
    before = version_of_tables([Unit])

    arrange(Post.objects.first(), seats=4)

    assert version_of_tables([Unit]) == before
