"""Files and rooms: files without a word, numbers and names to find out, attendance."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.identity import contested_papers
from candidates.actions.recusal import open_ones
from candidates.actions.two_officers import spoken_by
from candidates.models import Application, Decision
from candidates.rules.enums import OF_POSITION, ApplicationState, DecisionKind, DecisionValue
from candidates.rules.identity import Identity
from candidates.rules.person_name import names_differ
from candidates.rules.position_outcomes import ListState, state_of
from candidates.rules.profile import Waiver, profile_of
from exams.models import Campaign
from exams.rules.stages import MARK_PROPOSAL, SIT_WRITTEN, Stage
from exams.worklist import running_campaigns, uncalled


def files_without_a_word(person: Person, at: datetime) -> Items:
    """The screening officer's: files on which nobody has spoken."""
    campaigns = [
        campaign
        for campaign in running_campaigns(person, at, Duty.SCREEN)
        if campaign.stage == Stage.SCREEN
    ]
    undecided_by_campaign = (
        files_without_decision((campaign.pk for campaign in campaigns), person) if campaigns else {}
    )
    for campaign in campaigns:
        own = len(open_ones(person, spoken_by(person, campaign)))
        if count := undecided_by_campaign.get(campaign.pk, 0) - own:
            files = f"{reverse('candidates:files')}?campaign={campaign.code}"
            yield WorkItem(_("Hồ sơ chờ thẩm định"), campaign, files, count=count)


def contested_numbers_waiting(person: Person, at: datetime) -> Items:
    """The secretary's: papers of whom somebody has to find out whose number they bear."""
    receiving = [
        campaign
        for campaign in running_campaigns(person, at, Duty.RECEIVE)
        if campaign.stage in (Stage.REGISTER, Stage.SCREEN)
    ]
    for paper in open_ones(person, contested_papers(receiving)):
        yield WorkItem(
            _("Xác minh nhân thân hồ sơ %(number)s") % {"number": paper.reg_no},
            paper.campaign,
            reverse("candidates:identity", args=[paper.campaign.code, paper.reg_no]),
        )


def names_to_settle(person: Person, at: datetime) -> Items:
    """The secretary's: papers whose name the personnel facts spell otherwise, and none decided."""
    receiving = [
        campaign
        for campaign in running_campaigns(person, at, Duty.RECEIVE)
        if campaign.stage in (Stage.REGISTER, Stage.SCREEN)
    ]
    named = _papers_with_two_names(receiving) if receiving else []
    for paper in open_ones(person, named):
        yield WorkItem(
            _("Xác định họ tên hồ sơ %(number)s") % {"number": paper.reg_no},
            paper.campaign,
            reverse("candidates:name", args=[paper.campaign.code, paper.reg_no]),
        )


def _papers_with_two_names(campaigns: Iterable[Campaign]) -> list[Application]:
    """Return what came in under a name that the facts spell otherwise, and that nobody settled.

    A number of which somebody has found that it is another person's gives nobody's name.
    """
    papers = Application.objects.with_names().filter(campaign__in=campaigns)
    received = papers.exclude(state__in=[ApplicationState.DRAFT, ApplicationState.WITHDRAWN])
    doubtful = received.exclude(identity=Identity.DENIED).exclude(**{"facts_name": None})
    return [
        paper
        for paper in doubtful.exclude(name=F("facts_name")).select_related("campaign")
        if names_differ(paper.name, paper.facts_name)
        and paper.settled_name not in (paper.name, paper.facts_name)
    ]


def attendance_not_taken(person: Person, at: datetime) -> Items:
    """The invigilator's: a part that is being sat, and those who were not called yet."""
    running = running_campaigns(person, at, Duty.INVIGILATE)
    sitting = [campaign for campaign in running if campaign.step in (SIT_WRITTEN, MARK_PROPOSAL)]
    missing = uncalled(campaign.pk for campaign in sitting) if sitting else {}
    for campaign in sitting:
        if count := missing.get((campaign.pk, campaign.part)):
            url = reverse("candidates:attendance", args=[campaign.code, campaign.part])
            yield WorkItem(_("Điểm danh phòng thi"), campaign, url, count=count)


def files_without_decision(
    campaigns: Iterable[Any], reader: Person | None = None
) -> dict[Any, int]:
    """Return how many files of each campaign wait for an officer's word: all, or a reader's."""
    files = Application.objects.filter(campaign__in=list(campaigns))
    undecided = (files.open_to(reader) if reader else files).waiting_for_officer()
    return dict(undecided.values_list("campaign").annotate(Count("pk")).order_by())


def positions_short_of_people(campaigns: Iterable[Campaign]) -> dict[Any, int]:
    """Count the positions that would not be held for want of people, by the campaign's key."""
    profiles = {each.pk: profile_of(each.regulations["eligibility"]) for each in campaigns}
    decided = Decision.objects.filter(campaign__in=profiles, kind__in=OF_POSITION)
    approved = decided.filter(value=DecisionValue.APPROVE)
    last = dict(approved.order_by("decided_at", "event__seq").values_list("position", "kind"))
    papers = Application.objects.filter(campaign__in=profiles, position__isnull=False)
    counted = papers.exclude(state=ApplicationState.DRAFT).values_list("campaign", "position")
    eligible = Count("pk", filter=Q(state=ApplicationState.ELIGIBLE))
    short = dict.fromkeys(profiles, 0)
    for pk, position, files, fit in counted.annotate(Count("pk"), eligible=eligible).order_by():
        profile = profiles[pk]
        if last.get(position) == DecisionKind.POSTPONED:
            continue
        may_waive = profile.waiver_of_min_candidates != Waiver.NEVER
        is_waived = may_waive and last.get(position) == DecisionKind.MIN_CANDIDATES_WAIVER
        state = state_of(files, fit, profile.min_candidates_per_post, is_waived)
        short[pk] += state == ListState.NOT_ENOUGH_CANDIDATES
    return short
