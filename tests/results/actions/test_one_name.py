"""One person has one name: on the lists that are published, and on the sheet of the panel."""

import pytest

from exams.models import Lot
from results.actions.publish import names_of
from tests.actions import campaign


@pytest.mark.django_db
@pytest.mark.usefixtures("defence")
def test_the_panel_reads_the_names_of_the_published_lists():
    current = campaign()
    listed = {
        line["number"]: line["name"]
        for line in current.publications.get(kind="ELIGIBLE", version=1).content["lines"]
    }

    called = dict(Lot.objects.values_list("entry__number", "name"))

    assert called
    assert called == {number: listed[number] for number in called}
    assert listed == {number: person.name for number, person in names_of(current).items()}
