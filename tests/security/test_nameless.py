"""The trail of a whole campaign names nobody, and the search for codes can fail."""

import re

import pytest

from audit.models import Event
from candidates.models import Application, CadreRecord
from exams.models import Entry, Script

pytestmark = pytest.mark.django_db


def test_once_opened_a_script_knows_its_number(published):
    assert Script.objects.filter(entry__in=Entry.objects.all()).count() == Script.objects.count()


def test_no_entry_of_any_log_names_anybody(published):
    names = set(CadreRecord.objects.values_list("name", flat=True))
    names |= set(Application.objects.values_list("name", flat=True)) - {""}
    numbers = set(CadreRecord.objects.values_list("citizen_id", flat=True))
    numbers |= set(Application.objects.values_list("citizen_id", flat=True)) - {""}
    births = {f"{born}" for born in CadreRecord.objects.values_list("born", flat=True)}
    entries = "\n".join(bytes(event.entry).decode() for event in Event.objects.all())
    frozen = {str(day) for day, *_ in published.campaign.holidays}

    assert not [name for name in names if name in entries]
    assert all(number.isdigit() for number in numbers)
    assert not numbers & set(re.findall(r"[0-9a-f]+", entries))  # whole numbers, and no digests
    assert not (births - frozen) & set(re.findall(r"\d{4}-\d\d-\d\d", entries))
    assert "TT2026-01" in entries
