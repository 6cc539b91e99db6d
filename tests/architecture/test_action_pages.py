"""Every page that acts names its duty itself, and says what it did."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import URLPattern, get_resolver

from accounts.access import require_duty, required_duties
from accounts.rules.duties import Duty
from web.action_view import ActionView

ROOT = Path(__file__).parents[2]
EVERYWHERE = frozenset(
    ("request", "form", "view", "user", "messages", "title", "caption", "lead", "submit", "cancel")
)
APPS = ("web", "accounts", "exams", "candidates", "grading", "results", "oversight", "config")


def pages(of=ActionView):
    """Yield the classes of pages that act; one without an action is what others are made of."""
    for page in of.__subclasses__():
        if hasattr(page, "action"):
            yield page
        yield from pages(page)


def on_the_site(patterns):
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            yield from on_the_site(pattern.url_patterns)
        elif issubclass(getattr(pattern.callback, "view_class", object), ActionView):
            yield pattern.callback.view_class


def silent(classes):
    """Return the pages after whose act the reader is told nothing."""
    return [
        page
        for page in classes
        if not page.success_message and page.get_success_message is ActionView.get_success_message
    ]


def without_a_duty_of_their_own(classes):
    return [page for page in classes if not required_duties(page) or _inherits_its_duty(page)]


def _inherits_its_duty(page):
    return "required_duties" not in vars(page)


def test_every_page_that_acts_is_on_the_site_and_says_what_it_did():
    placed = set(on_the_site(get_resolver().url_patterns))

    assert len(placed) > 30
    assert {page for page in pages() if page.__module__.split(".")[0] != "tests"} == placed
    assert silent(placed) == []


def test_every_page_that_acts_names_its_duty_where_its_action_stands():
    assert without_a_duty_of_their_own(on_the_site(get_resolver().url_patterns)) == []


def undeclared(classes):
    """Return the pages whose action does not say which duty it asks for: no page could tell it."""
    return [page for page in classes if not hasattr(page.action, "declaration")]


def test_the_action_of_every_page_is_declared():
    assert undeclared(on_the_site(get_resolver().url_patterns)) == []


def test_the_search_for_what_is_not_declared_can_fail():
    class Undeclared(ActionView):
        def action(self):
            """Declare nothing."""

    assert undeclared([Undeclared]) == [Undeclared]


def hiding(classes):
    """Return the pages whose object would hide what every template finds under the same name."""
    return [page for page in classes if page.object_name in EVERYWHERE]


def test_no_object_hides_what_every_template_needs():
    assert hiding(on_the_site(get_resolver().url_patterns)) == []


def test_the_search_for_what_hides_can_fail():
    class Hiding(ActionView):
        object_name = "request"

    assert hiding([Hiding, ActionView]) == [Hiding]


def test_the_search_for_silence_can_fail():
    class Silent(ActionView):
        success_message = ""

    class Talking(Silent):
        success_message = "Xong."

    class Choosing(Silent):
        def get_success_message(self, form):
            return "Xong."

    assert silent([Silent, Talking, Choosing]) == [Silent]


def test_the_search_for_a_duty_can_fail():
    class Open(ActionView):
        success_message = "Xong."

    @require_duty(Duty.PREPARE)
    class Closed(Open):
        pass

    class Inherited(Closed):
        pass

    assert without_a_duty_of_their_own([Open, Closed, Inherited]) == [Open, Inherited]


def choosing_a_status(sources):
    """Return the files that choose the status of a refused form themselves."""
    return [name for name, text in sources if re.search(r"422 if .*(errors|is_valid)", text)]


def test_the_status_of_a_refused_form_is_chosen_in_one_place():
    read = [
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
    ]

    assert choosing_a_status(read) == ["web/forms.py"]


@pytest.mark.parametrize(
    "line", ["status = 422 if form.errors else 200", "status=422 if not form.is_valid() else 200"]
)
def test_the_search_for_another_place_can_fail(line):
    assert choosing_a_status([("a.py", line)]) == ["a.py"]


def markup_of(name):
    """Return the source of a template and of what it extends or includes."""
    source = get_template(name).template.source
    others = re.findall(r'{% (?:extends|include) "([^"]+)"', source)
    return source + "".join(markup_of(other) for other in others if other != "base.html")


def test_every_page_that_asks_once_more_shows_the_answers_and_can_send_them():
    twice = [page for page in on_the_site(get_resolver().url_patterns) if page.asks_twice]

    assert len(twice) > 5
    for page in twice:
        markup = markup_of(page.template_name)
        assert "name=confirm" in markup, (page, page.template_name)
        assert '"components/answered.html"' in markup, (page, page.template_name)
