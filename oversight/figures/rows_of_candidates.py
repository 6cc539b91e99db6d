"""The papers of a campaign as a frame: how far each came, and in which groups its person is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from candidates.models import CadreRecord
from exams.models import Campaign
from exams.rules.enums import Sex
from exams.rules.months import completed_years
from exams.rules.names import fold
from oversight.figures.candidates_by_group import CandidateGroup
from oversight.figures.frames import frame_of
from oversight.figures.funnel import Milestone
from oversight.figures.rows_of_campaigns import papers_of, reached_by
from oversight.figures.rows_of_structure import MAJORITY
from oversight.figures.team_rules import TeamRules

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Candidates:
    """The frame, and how many papers are of people of whom no personnel facts are on record."""

    frame: "DataFrame"
    unknown: int


def candidates_of(
    campaign: Campaign, milestones: Iterable[Milestone], rules: TeamRules, on: date
) -> Candidates:
    """Return the papers of a campaign; ages are reckoned on a day, by the rules of the profile."""
    reached = reached_by(campaign, milestones)
    papers = list(papers_of(campaign).values_list("pk", "citizen_id", "sex", "born"))
    facts = _facts({number for _, number, *_ in papers})
    rows = [
        (
            *reached.flags_of(pk),
            *_groups(facts.get(number, (sex, "", born)), rules, on),
        )
        for pk, number, sex, born in papers
    ]
    unknown = sum(number not in facts for _, number, *_ in papers)
    return Candidates(frame_of(rows, (*reached.milestones, *CandidateGroup)), unknown)


def _facts(numbers: Iterable[str]) -> Mapping[str, tuple[str, str, date | None]]:
    rows = CadreRecord.objects.filter(citizen_id__in=numbers).order_by()
    columns = rows.values_list("citizen_id", "sex", "ethnicity", "born")
    return {number: (sex, ethnicity, born) for number, sex, ethnicity, born in columns}


def _groups(facts: tuple[str, str, Any], rules: TeamRules, on: date) -> tuple[bool, ...]:
    """Return of which groups somebody is, in their order; what nobody knows is none."""
    sex, ethnicity, born = facts
    age = completed_years(born, on) if isinstance(born, date) else None
    return (
        sex == Sex.FEMALE,
        age is not None and age < rules.young,
        fold(ethnicity) not in ("", MAJORITY),
        age is not None and age < rules.middle,
        age is not None and rules.middle <= age < rules.senior,
        age is not None and age >= rules.senior,
    )
