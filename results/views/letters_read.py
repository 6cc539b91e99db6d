"""Whoever reads a letter to a candidate leaves a trace, before it left and after."""

from django.http import HttpRequest
from django.utils import timezone

from accounts.access import current_person
from candidates.actions.read import dossiers_read
from candidates.models import Application
from exams.models import Letter


def letter_read(request: HttpRequest, letter: Letter) -> None:
    """Record that the office read a letter, about each file that its receiver has there."""
    files = Application.objects.filter(campaign=letter.campaign_id, person=letter.receiver_id)
    references = [file.reference for file in files.select_related("campaign").order_by("reg_no")]
    if references:
        reader, at = current_person(request), timezone.now()
        dossiers_read(about=references, purpose=letter.kind, by=reader, at=at)
