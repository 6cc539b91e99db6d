"""What commands about a campaign are told: who acts, and on which campaign."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.console import person
from exams.models import Campaign
from exams.rules.refusals import Refusal


def add_as(parser: ArgumentParser, *, required: bool = True) -> None:
    """Let the command be told whose duty is used."""
    help_text = "user name of the person whose duty is used"
    parser.add_argument("--as", dest="username", required=required, default="", help=help_text)


def actor(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return who acts, and when. Raises Refusal AS_MISSING or UNKNOWN_USER."""
    if not options["username"]:
        raise Refusal("AS_MISSING")
    return {"by": person(options["username"]), "at": timezone.now()}


def campaign(code: str) -> Campaign:
    """Return a campaign by its code. Raises Refusal UNKNOWN_CAMPAIGN."""
    selected = Campaign.objects.filter(code=code).first()
    if selected is None:
        raise Refusal("UNKNOWN_CAMPAIGN", campaign=code)
    return selected
