"""What officers leave to the head: files they still discuss, files on which two of them differ."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.recusal import open_ones
from candidates.actions.two_officers import differing
from candidates.models import Application, Decision
from candidates.rules.enums import DecisionKind, DecisionValue
from exams.models import Campaign
from exams.rules.stages import Stage
from exams.worklist import running_campaigns

NAMED = 5  # so many files are named; the page of the list has all of them


def discussed_files(person: Person, at: datetime) -> Items:
    """The chair's: files on which an officer has not concluded, and with whom they discuss them."""
    running = running_campaigns(person, at, Duty.DECIDE)
    screened = [campaign for campaign in running if campaign.stage == Stage.SCREEN]
    discussed = _discussed_in(screened, person) if screened else []
    by_campaign: dict[Any, list[Application]] = defaultdict(list)
    for file in discussed:
        by_campaign[file.campaign_id].append(file)
    with_whom = _with_whom(discussed) if discussed else {}
    for campaign in screened:
        if files := by_campaign[campaign.pk]:
            named = [f"{file.reg_no}: {with_whom[file.pk]}" for file in files[:NAMED]]
            url = f"{reverse('candidates:files')}?campaign={campaign.code}"
            title, count = _("Hồ sơ đang trao đổi"), len(files)
            yield WorkItem(title, campaign, url, count=count, detail="; ".join(named))


def _discussed_in(campaigns: Sequence[Campaign], person: Person) -> list[Application]:
    # Campaigns are asked of the few decisions, not of the files: there is an index of these.
    discussed = Decision.objects.filter(value=DecisionValue.DISCUSS, campaign__in=campaigns)
    files = Application.objects.filter(pk__in=discussed.values("application")).open_to(person)
    return list(files.last_said(DecisionValue.DISCUSS).order_by("reg_no"))


def _with_whom(files: Sequence[Application]) -> dict[Any, str]:
    """Return with whom each of some files is discussed, as was said last."""
    rows = Decision.objects.filter(application__in=files, kind=DecisionKind.OFFICER)
    return dict(rows.values_list("application", "discussed_with"))


def differing_files(person: Person, at: datetime) -> Items:
    """The chair's: files on which two officers concluded differently."""
    for campaign in running_campaigns(person, at, Duty.DECIDE):
        if campaign.stage != Stage.SCREEN:
            continue
        if count := len(open_ones(person, differing(campaign))):
            url = reverse("candidates:differences", args=[campaign.code])
            yield WorkItem(_("Hai cán bộ kết luận khác nhau"), campaign, url, count=count)
