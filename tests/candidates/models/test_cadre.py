from datetime import date
from itertools import permutations

import pytest

from candidates.models import CadreRecord
from candidates.models.cadre_facts import FACTS, DisciplineRecord, StatusRecord

DAY = date(2024, 6, 6)


def read(**facts):
    """Return a person whose lines come from the database in this order."""
    record = CadreRecord(born=date(1980, 1, 1), sex="M", theory="NONE", nationalities=["Việt Nam"])
    record._prefetched_objects_cache = {**{key: [] for key in FACTS}, **facts}
    return record.as_cadre()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_facts_of_one_day_are_always_read_in_one_order(order):
    disciplines = [
        DisciplineRecord(form="WARNING", number="2", decided_on=DAY),
        DisciplineRecord(form="WARNING", number="1", decided_on=DAY),
        DisciplineRecord(form="REPRIMAND", number="3", decided_on=DAY),
    ]
    statuses = [StatusRecord(code=code, starts_on=DAY) for code in ("TRIAL", "HELD", "CHARGED")]

    facts = read(
        disciplines=[disciplines[index] for index in order],
        statuses=[statuses[index] for index in order],
    )

    assert [own.number for own in facts.disciplines] == ["3", "1", "2"]
    assert [own.code for own in facts.statuses] == ["CHARGED", "HELD", "TRIAL"]
