"""Nobody can tell whose script is whose before two people open it, and the trail names nobody."""

import json
import re

import pytest
from django.db import connection

from exams.actions.envelope import open_envelope
from exams.models import Script, Sitting, Stub

pytestmark = pytest.mark.django_db


def dump():
    """Yield (table, row) for everything in the database, each value as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield (
                    table,
                    {name: flattened(value) for name, value in zip(names, row, strict=True)},
                )


def flattened(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    return str(value)


def keys_of(model):
    return {str(key).replace("-", "") for key in model.objects.values_list("pk", flat=True)}


def test_no_row_of_the_sealed_database_holds_a_code_and_a_number(sealed):
    codes = set(Script.objects.values_list("code", flat=True))
    numbers = set(sealed.campaign.entries.values_list("number", flat=True))
    code, number = re.compile("|".join(codes)), re.compile("|".join(numbers))
    scripts, entries = keys_of(Script), keys_of(type(sealed.campaign.entries.first()))

    for table, row in dump():
        whole = " ".join(value for name, value in row.items() if name != "sealed")
        plain = whole.replace("-", "")
        names_script = bool(code.search(whole)) or any(key in plain for key in scripts)
        names_entry = bool(number.search(whole)) or any(key in plain for key in entries)
        if table == "audit_event" and '"scripts.sealed"' in whole:
            names_entry = False if not number.search(whole) else names_entry
        assert not (names_script and names_entry), table


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    return {index: rank for rank, index in enumerate(order)}


def correlation(first, other):
    """Return Spearman's rho of two orders."""
    count, left, right = len(first), ranks(first), ranks(other)
    gaps = sum((left[index] - right[index]) ** 2 for index in range(count))
    return 1 - 6 * gaps / (count * (count**2 - 1))


def test_neither_keys_nor_salts_nor_moments_follow_the_numbers(sealed):
    pairs = json.loads(open_envelope(bytes(Stub.objects.get().sealed)))
    scripts = list(Script.objects.order_by("pk"))
    numbers = [pairs[script.code]["number"] for script in scripts]
    bound = 4.5 / len(scripts) ** 0.5

    for column in ("pk", "salt", "code"):
        values = [str(getattr(script, column)) for script in scripts]
        assert abs(correlation(values, numbers)) < bound, column
    assert len({script.event_id for script in scripts}) == 1
    assert {script.ver for script in scripts} == {1}
    # Who is suspended or cancelled, the chair decides one by one; of them nobody has a script.
    present = Sitting.objects.exclude(state__in=("SUSPENDED", "CANCELLED"))
    assert len({sitting.event_id for sitting in present}) == 1
    stored = [row["code"] for table, row in dump() if table == "exams_script"]
    assert (
        stored == sorted(stored)
        or abs(correlation(stored, [pairs[c]["number"] for c in stored])) < bound
    )
    assert Stub.objects.get().commitments == sorted(Stub.objects.get().commitments)
