"""The name that holds of each registered person, as the database reads it for many at once."""

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from candidates.models.cadre import CadreRecord
from candidates.rules.identity import Identity

_OF_THE_FORM = Q(identity=Identity.DENIED, identity_number=F("citizen_id")) | (
    Q(settled_name=F("name")) & ~Q(name="")
)


def facts_of(column: str) -> Subquery:
    """Return a column of the personnel facts of whoever a row's citizen number names."""
    people = CadreRecord.objects.filter(citizen_id=OuterRef("citizen_id"))
    return Subquery(people.values(column)[:1])


def that_holds(column: str) -> Case:
    """Return a column of the form or of the facts, as `name_that_holds` decides between them."""
    of_facts = Coalesce(facts_of(column), F(column), output_field=models.CharField())
    return Case(When(_OF_THE_FORM, then=F(column)), default=of_facts)
