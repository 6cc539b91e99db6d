"""Relations that chance gives a member, before two persons lift the first of them."""

from hypothesis import strategies as st

from exams.rules.bodies import BodyKind
from exams.rules.relations import TIES
from tests.bodies import founded
from tests.relations import a_file, own
from tests.results.actions.generated import Asked

DECLARED = st.lists(st.sampled_from(TIES), min_size=1, max_size=3)


def declared_so(kinds):
    """Let a member declare ties of these kinds, each to another candidate."""
    person = founded(BodyKind.SCREENING_BOARD).members.order_by("pk").first().person
    relations = [own(person, a_file(number), kind) for number, kind in enumerate(kinds)]
    first = relations[0]
    return Asked({"relation": str(first.pk), "document": "45/BC", "reason": "Trùng tên"})
