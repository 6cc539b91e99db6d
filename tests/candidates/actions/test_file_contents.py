"""What a file said when an officer concluded, and what is otherwise by now."""

import pytest

from candidates.actions import screen
from candidates.actions.file_contents import FileChange, changes_since, last_conclusion
from candidates.models import Application, Document
from tests.actions import LATE, arrange, campaign, person_named
from tests.candidates.actions.test_officer_conclusion import conclude, now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


@pytest.fixture
def file():
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    paper = Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[0]
    conclude(paper)
    return now(paper)


def test_a_file_as_it_was_has_no_change(file):
    assert changes_since(last_conclusion(file), file) == []


def test_each_field_and_paper_that_is_otherwise_is_named(file):
    was = file.current_post
    arrange(file, current_post="Phó Trưởng phòng")
    paper = Document(application=file, item="CV", kind="pdf", size=1, digest="0" * 64)
    arrange(paper, file_name="moi.pdf", stored_as="x" * 8)

    assert changes_since(last_conclusion(file), now(file)) == [
        FileChange("current_post", was, "Phó Trưởng phòng"),
        FileChange("CV", "", str(paper.pk), is_file=True),
    ]


def test_of_a_conclusion_without_its_contents_nothing_is_known(file):
    decision = arrange(last_conclusion(file), contents=None)
    arrange(file, current_post="Phó Trưởng phòng")

    assert changes_since(decision, now(file)) == []


def test_an_undecided_file_has_no_conclusion(file):
    other = Application.objects.exclude(pk=file.pk).filter(decisions=None).first()

    assert last_conclusion(other) is None
