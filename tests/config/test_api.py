"""The schema, the page that reads it, and every endpoint asked with whatever the schema allows."""

import re

import pytest
import schemathesis
import time_machine
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from rest_framework.test import APIClient
from rest_framework.throttling import SimpleRateThrottle
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.access import required_duties
from accounts.actions import tokens
from accounts.models import Person
from accounts.rules.duties import Duty
from config.api import router
from config.wsgi import application

pytestmark = pytest.mark.django_db
WHILE_MARKING = "2026-11-05T09:00:00+07:00"
DOCUMENT = SchemaGenerator().get_schema(request=None, public=True)
schema = schemathesis.openapi.from_dict(DOCUMENT)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
RUNS = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def site(marking, unthrottled):
    """The site behind WSGI; like Django's own client it keeps the test's connection open."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    with time_machine.travel(WHILE_MARKING, tick=False):
        yield marking
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def asked(case, **headers):
    case.call_and_validate(app=application, checks=CHECKS, headers=headers)


@schema.parametrize()
@RUNS
def test_everybody_is_answered_as_the_schema_says(case, site):
    asked(case)


@schema.parametrize()
@RUNS
def test_an_examiner_is_answered_as_the_schema_says(case, site):
    examiner = Person.objects.get(username="giam-khao-1")
    token = tokens.issue(person=examiner, hours=1, by=examiner, at=timezone.now())

    asked(case, Authorization=f"Token {token}")


@pytest.mark.parametrize("prefix", [prefix for prefix, _, _ in router.registry])
def test_every_endpoint_names_the_duty_it_asks_for(prefix):
    view = next(view for name, view, _ in router.registry if name == prefix)

    duties = required_duties(view)
    assert all(isinstance(duty, Duty) for duty in duties)


def test_only_what_is_public_opens_without_a_token(site):
    open_addresses = [
        path
        for path, methods in DOCUMENT["paths"].items()
        for method in methods
        if method == "get" and "{" not in path and APIClient().get(path).status_code == 200
    ]

    assert open_addresses == ["/api/campaigns/", "/api/publications/"]


def test_the_schema_is_given_to_everybody(db, unthrottled):
    answer = APIClient().get("/api/schema/", headers={"accept": "application/json"})

    assert answer.status_code == 200
    assert "/api/desk/{code}/" in answer.content.decode()


def test_the_page_that_reads_it_has_no_script_and_no_address_of_another_site(client, db):
    page = client.get("/api/")

    html = page.content.decode()
    assert page.status_code == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
    assert "'unsafe" not in page.headers["Content-Security-Policy"]


def test_the_script_of_the_page_comes_from_this_site(client, db):
    script = client.get("/api/?script=")

    assert script.status_code == 200
    assert script.headers["Content-Type"].startswith("application/javascript")


def test_too_many_questions_are_refused(db, monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})
    cache.clear()  # of what tests that committed have asked
    client = APIClient()

    answers = [client.get("/api/campaigns/").status_code for _ in range(3)]

    assert answers == [200, 200, 429]


@pytest.mark.parametrize("path", ["/api/auth/", "/api/login/", "/api/token/"])
def test_no_open_endpoint_gives_out_tokens(client, db, path):
    assert client.post(path).status_code == 404
