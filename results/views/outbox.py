"""The outbox of a campaign: what waits to be released, in the words in which it will leave."""

from datetime import datetime
from typing import Any

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions import reminders
from exams.documents.letters import text_of
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind, leaves_anyway
from exams.rules.stages import REGISTER, since
from exams.views.timely import untimely
from results.actions.open_papers import open_letters, require_letters_open
from results.actions.outbox import true_letters_for
from results.views.letters_read import letter_read
from web.lists import page_of
from web.sentences import label


@require_duty(Duty.PREPARE, campaign="code", files=True)
def outbox(request: HttpRequest, code: str) -> HttpResponse:
    """Show what waits, by kind, and below what has left or was dropped."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    at, reader = timezone.now(), current_person(request)
    letters = open_letters(Letter.objects.filter(campaign=campaign), campaign, reader)
    unsent = letters.filter(released_at=None, dropped_at=None)
    kinds = unsent.order_by().values_list("kind").annotate(Count("pk"))
    gone = letters.exclude(released_at=None, dropped_at=None)
    may_remind = not untimely(campaign, REGISTER)
    drafts = reminders.drafts_to_remind(campaign, at) if may_remind else []
    lines = [_line_of(reader, campaign, LetterKind(kind), n, at) for kind, n in sorted(kinds)]
    is_quiet = bool(lines or campaign.cancelled_on) and not any(each["untimely"] for each in lines)
    context = {
        "campaign": campaign,
        "unreleased": lines,
        "to_remind": len(drafts),
        "untimely": "" if is_quiet else untimely(campaign, *since(REGISTER)),
        "page": page_of(request, gone.order_by(Coalesce("released_at", "dropped_at").desc())),
    }
    return render(request, "results/letters/outbox.html", context)


def _line_of(
    reader: Person, campaign: Campaign, kind: LetterKind, count: int, at: datetime
) -> dict[str, Any]:
    true = len(true_letters_for(reader, campaign, kind, at))
    is_open = leaves_anyway(
        kind, is_cancelled=bool(campaign.cancelled_on), is_suspended=bool(campaign.suspended_on)
    )
    return {
        "kind": kind,
        "title": label(kind),
        "all": count,
        "true": true,
        "untrue": count - true,
        "untimely": "" if is_open else untimely(campaign, *since(REGISTER)),
    }


@require_duty(Duty.PREPARE, campaign="code", files=True)
def waiting_letter(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Show a letter of the campaign as its receiver reads it."""
    rows = Letter.objects.select_related("campaign", "receiver")
    letter = get_object_or_404(rows, campaign__code=code, pk=pk)
    require_letters_open([letter], letter.campaign, current_person(request))
    letter_read(request, letter)
    context = {"campaign": letter.campaign, "letter": letter, "text": text_of(letter)}
    return render(request, "results/letters/letter.html", context)
