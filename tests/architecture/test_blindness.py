"""The wall between names and points: no model path, no query, leads from a script to a name."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import models

from accounts.models import Person
from audit.models import Event, Log
from candidates.models import Application, Seal
from exams.models import Entry, Script
from grading.models import Mark, Slip

# Somebody's account says who acts, never who competes; the trail speaks in digests.
NEUTRAL = {Person, Event, Log}
POINTS = [*apps.get_app_config("grading").get_models(), Entry, Script]
NAMES = set(apps.get_app_config("candidates").get_models())


def reachable(start, neutral):
    visited, frontier = set(), [start]
    while frontier:
        module = frontier.pop()
        visited.add(module)
        steps = [
            field.related_model
            for field in module._meta.get_fields()
            if field.is_relation and field.related_model
        ]
        frontier += [step for step in steps if step not in visited | neutral]
    return visited


def campaigns_side(model):
    """A campaign has applications, as a school has pupils: that says nothing about a script."""
    return {field.related_model for field in model._meta.get_fields() if field.is_relation}


@pytest.mark.parametrize("model", POINTS, ids=lambda model: model.__name__)
def test_no_path_leads_from_points_to_names(model):
    public = {
        apps.get_model("exams", name) for name in ("Campaign", "Position", "ExamPart", "Post")
    }

    assert not reachable(model, NEUTRAL | public) & NAMES


def test_the_search_for_paths_can_fail():
    assert Application in reachable(Seal, NEUTRAL)
    assert Entry in reachable(Seal, NEUTRAL)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "path"),
    [
        (Entry, "seal__application__name"),
        (Entry, "seal__isnull"),
        (Script, "entry__seal__application__name"),
        (Mark, "assignment__script__entry__seal__application"),
        (Slip, "entry__seal__application"),
    ],
)
def test_no_query_reaches_through_the_seal(model, path):
    with pytest.raises(FieldError):
        model.objects.filter(**{path: "x"}).exists()


def test_a_script_does_not_know_its_number_until_the_mapping_is_opened():
    field = Script._meta.get_field("entry")

    assert isinstance(field, models.ForeignKey)
    assert field.null


@pytest.mark.parametrize("model", POINTS, ids=lambda model: model.__name__)
def test_the_order_of_rows_tells_nothing(model):
    """Keys are random, so neither a list by key nor a key in a page tells who came first."""
    assert isinstance(model._meta.pk, models.UUIDField)
