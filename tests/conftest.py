"""People and things every test may ask for, each one line."""

from datetime import datetime
from html.parser import HTMLParser
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils.translation import trans_real
from hypothesis import settings as hypothesis_settings
from rest_framework.throttling import SimpleRateThrottle

from accounts.models import Person
from audit.models import triggers
from candidates.actions.counted import recent_row_counts
from candidates.actions.flags_of_year import recent_flags, recent_years
from candidates.actions.listed import recent_names
from candidates.actions.match_counts import recent_counts
from candidates.actions.must_register_report import recent_absences
from candidates.actions.position_counts import recent_by_position
from candidates.actions.suggested_ties import recent_suggestions
from oversight.figures.planned_structure import recent_structures
from tests.actions import give
from tests.moments import live
from web.management.commands.compilemessages import CATALOGUE, compile_to_mo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 9, 7, 12, 0, tzinfo=HANOI)

# How long an example takes says how busy the machine is, nothing of the law.
hypothesis_settings.register_profile("without-deadline", deadline=None)
hypothesis_settings.load_profile("without-deadline")


@pytest.fixture(autouse=True)
def _fast_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_counted_before():
    """Forget what another test counted: it was undone, so that its versions of rows come back."""
    for recent in (
        *(recent_absences, recent_by_position, recent_counts, recent_flags, recent_names),
        *(recent_row_counts, recent_structures, recent_suggestions, recent_years),
    ):
        recent.clear()


@pytest.fixture
def noon():
    return NOON


@pytest.fixture
def person(db):
    """Return a maker of people: `person("thu-ky", Role.SECRETARY)`."""

    def make(username, *roles, campaign=""):
        made = Person.objects.create_user(username, full_name=username.title())
        for role in roles:
            give(made, role, campaign, at=NOON)
        return made

    return make


_flush = TransactionTestCase._fixture_teardown


def _flush_with_the_trail(self):
    """Empty the database after a test that committed: the trail itself would refuse."""
    triggers.remove(connection)
    try:
        _flush(self)
    finally:
        triggers.install(connection)


TransactionTestCase._fixture_teardown = _flush_with_the_trail


@pytest.fixture(scope="session")
def life(django_db_setup, django_db_blocker):
    """The sample campaign, played once for all: `with life.at("marking") as rehearsed`."""
    with django_db_blocker.unblock():
        return live()


def _moment(name):
    @pytest.fixture(scope="module", name=name)
    def at(life, django_db_blocker):
        with django_db_blocker.unblock(), life.at(name) as rehearsed:
            yield rehearsed

    at.__doc__ = f"The sample campaign as it stood: {name}. One moment for each module of tests."
    return at


announced = _moment("announced")
registered = _moment("registered")
screening = _moment("screening")
decided = _moment("decided")
listed = _moment("listed")
sealed = _moment("sealed")
marking = _moment("marking")
marked = _moment("marked")
closed = _moment("closed")
opened = _moment("opened")
provisional = _moment("provisional")
remarked = _moment("remarked")
seating = _moment("seating")
drawing = _moment("drawing")
defence = _moment("defence")
scored = _moment("scored")
ranking = _moment("ranking")
published = _moment("published")


@pytest.fixture(scope="module")
def played(published):
    """The sample campaign at its end."""
    return published


@pytest.fixture
def unthrottled(monkeypatch):
    """Let the API be asked as often as a test likes."""
    monkeypatch.setattr(
        SimpleRateThrottle, "THROTTLE_RATES", {"anon": None, "user": None, "public_files": None}
    )


@pytest.fixture(autouse=True, scope="session")
def _catalogue():
    """Compile what changed, and forget what was read before."""
    locale = django_settings.BASE_DIR / "locale"
    sources = [locale / language / CATALOGUE for language, _name in django_settings.LANGUAGES]
    if any([compile_to_mo(source) for source in sources]):
        trans_real._translations.clear()
        trans_real._default = None


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(SimpleNamespace(tag=tag, **{"attrs": dict(attrs)}))


@pytest.fixture
def elements():
    """Return the elements of a page: `elements(html, "input")`."""

    def read(html, tag=None):
        parser = _Elements()
        parser.feed(html if isinstance(html, str) else html.content.decode())
        return [finding for finding in parser.found if tag in (None, finding.tag)]

    return read
