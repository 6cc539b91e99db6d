"""What everybody may see of a campaign: the announcement, the rules, the calendar, the lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import kept_for
from accounts.rules.duties import Duty
from exams.actions.clock import deadlines_of
from exams.models import Campaign
from exams.rules.parameters import SECTIONS


@kept_for(Duty.EVERYONE)
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """Show an announced campaign: positions, conditions, days, and the rules that were frozen."""
    found = get_object_or_404(Campaign.objects.public(), code=code)
    context = {
        "campaign": found,
        "announcement": found.announcements.last(),
        "positions": found.positions.select_related("post__unit", "post__rank"),
        "deadlines": deadlines_of(found),
        "parts": found.parts.all(),
        "rules": rules_of(found.regulations),
    }
    return render(request, "exams/announce/campaign.html", context)


def rules_of(values: dict[str, dict[str, object]]) -> list[tuple[str, list[dict[str, object]]]]:
    """Return every parameter with its value and basis, by section, for a table."""
    return [
        (
            section,
            [
                {
                    "parameter": parameter,
                    "value": values.get(section, {}).get(parameter.key, parameter.default),
                }
                for parameter in known
            ],
        )
        for section, known in SECTIONS.items()
    ]
