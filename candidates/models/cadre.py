"""Personnel facts of a person; what is known line by line stands in `cadre_facts.py`."""

from datetime import date
from operator import attrgetter
from typing import Any

from django.db import models

from audit.models import Protected
from candidates.models.cadre_facts import FACTS
from candidates.rules.facts import Cadre
from exams.rules.enums import Sex, Theory


class CadreRecord(Protected):
    """What the personnel office holds of one person, as of the last import."""

    citizen_id = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=400, db_index=True)
    fold = models.CharField(max_length=120, db_index=True)  # lower case, no diacritics: to search
    born = models.DateField()
    born_year_only = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, choices=[(sex, sex) for sex in Sex])
    ethnicity = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=120, blank=True)
    nationalities = models.JSONField(default=list)
    residence = models.CharField(max_length=200, blank=True)
    joined_party_on = models.DateField(null=True)
    party_official_on = models.DateField(null=True)
    kind = models.CharField(max_length=40, blank=True)
    theory = models.CharField(max_length=12, choices=[(item, item) for item in Theory])
    state_management = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=4, blank=True)
    language_text = models.CharField(max_length=80, blank=True)
    current_post = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    unit_name = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=20, blank=True)
    in_post_since = models.DateField(null=True)
    own_retirement_months = models.PositiveSmallIntegerField(null=True)
    own_retirement_document = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["sort_key", "born", "citizen_id"]
        indexes = [models.Index(fields=["ver"], name="cadres_by_ver")]

    def __str__(self) -> str:
        return f"cadre {self.pk}"

    @property
    def birth(self) -> date | int:
        """The day of birth, or the year alone where no more is known."""
        return self.born.year if self.born_year_only else self.born

    def as_cadre(self) -> Cadre:
        """Return the facts as the rules know them; prefetch the lists first."""
        return Cadre(
            **{name: getattr(self, name) for name in _PLAIN},
            sex=Sex(self.sex),
            theory=Theory(self.theory),
            nationalities=tuple(self.nationalities),
            periods=_facts(self, "periods"),
            degrees=_facts(self, "degrees"),
            ratings=_facts(self, "ratings"),
            party_ratings=_facts(self, "party_ratings"),
            # keys are random: facts of one day would change places from one reading to the next
            disciplines=tuple(sorted(_facts(self, "disciplines"), key=_DISCIPLINE_ORDER)),
            statuses=tuple(sorted(_facts(self, "statuses"), key=_STATUS_ORDER)),
            trainings=tuple(sorted(_facts(self, "trainings"), key=_TRAINING_ORDER)),
        )


_DISCIPLINE_ORDER = attrgetter("decided_on", "form", "number")
_STATUS_ORDER = attrgetter("starts_on", "code")
_TRAINING_ORDER = attrgetter("ended_on", "course", "certificate")
_CONVERTED = {"sex", "theory", "nationalities", *FACTS}
_PLAIN = tuple(name for name in Cadre.__slots__ if name not in _CONVERTED)


def _facts(cadre: CadreRecord, name: str) -> tuple[Any, ...]:
    return tuple(row.as_fact() for row in getattr(cadre, name).all() if not row.withdrawn)
