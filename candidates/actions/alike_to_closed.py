"""Whose files a comparison with the planning list would show beside somebody closed to its reader.

Where a file has the number, or the name and birth, of one of them in the register or in the list,
the list's line of that person is what the file is compared with (regulations 4.2).
"""

from django.db.models import Q

from accounts.models import Person
from candidates.actions.closed_people import closed_people
from candidates.models import Application, PlanningEntry


def kept_from(person: Person) -> Q:
    """Return which files somebody is not asked about: closed to them, or compared with one closed.

    Of many a name and a birth are looked for apart: rather one file more is left to another.
    """
    tied = Q(pk__in=Application.objects.closed_to(person).values("pk"))
    closed = closed_people(person)
    if not closed:
        return tied
    listed = PlanningEntry.objects.filter(citizen_id__in=closed.numbers)
    births = closed.births.union(listed.order_by().values_list("fold", "born"))
    names, days = {name for name, _ in births}, {born for _, born in births}
    return tied | Q(citizen_id__in=closed.numbers) | Q(fold__in=names, born__in=days)
