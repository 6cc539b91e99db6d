"""Conferences on planning that chance lets vote, before their result is annulled by two persons."""

from dataclasses import replace

from hypothesis import strategies as st

from accounts.models import Person
from candidates.models import PlanningConference
from tests.actions import officer, person_named
from tests.candidates.conferences import PEOPLE, TALLY, fixed
from tests.results.actions.generated import Asked

VOTED = st.tuples(*[st.integers(0, TALLY.valid)] * len(PEOPLE))


def fixed_so(votes):
    """Ask to annul a conference whose two tellers counted these votes."""
    first = person_named("quy-hoach")
    second = Person.objects.filter(username="kiem-phieu").first()
    second = second or officer("kiem-phieu", "PLANNING_OFFICER")
    made = fixed(first, second, replace(TALLY, votes=votes))
    arguments = {"conference": str(made.pk), "reason": "Đếm nhầm"}
    return Asked(arguments, of="", asks=first, applies=second, before=made.needed)


def annulled(made, asked):
    """Compare with the votes that count no longer, as they stand on record."""
    stored = PlanningConference.objects.get(pk=made.pk)
    nominees = list(stored.nominees.all())
    of_what = {"post": stored.post.full_name, "day": f"{stored.held_on:%d/%m/%Y}"}
    enough = [each for each in nominees if each.votes >= asked.before]
    assert made.annulled_at
    return {
        "figures": [["EFFECT_VOTED_ON", len(nominees)], ["EFFECT_REACHED", len(enough)]],
        "lines": [{**of_what, "name": each.name, "votes": str(each.votes)} for each in nominees],
        "changes": [],
    }
