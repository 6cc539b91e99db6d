"""One request for an act of two persons, as it stands for one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.access import has_duty
from accounts.actions.askers import has_left
from accounts.actions.independence import SecondPersons
from accounts.actions.sensitive_accounts import has_code_of_one_person
from accounts.actions.two_persons import Act, Effect, digest_of, effect_of
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState, TwoPersonKind
from accounts.rules.duties import Duty
from candidates.actions.acts import is_open_to
from exams.models import Campaign
from exams.rules.checks import Check, errors, warnings
from exams.rules.refusals import Refusal
from results.process.act_gates import checks_of
from results.process.acts import ACTS
from results.sentences.lists import stated
from results.views.checks import check_rows, people_of
from results.views.effects import button_text, effect_context, may_see_lines
from web.sentences import sentence


@dataclass(frozen=True, slots=True)
class Keys:
    """The account that an act is about: who stands behind it, and whether one could come in."""

    account: Person
    behind: list[Person]
    has_code_of_one: bool  # then no sensitive role is granted


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A request, what its gate and its preview say now, and what the reader may do about it."""

    request: ApprovalRequest
    act: Act
    campaign: Campaign | None  # None: an act of the whole installation
    reader: Person
    checks: tuple[Check, ...]  # what blocks it now, and what nobody named
    effect: Effect | None  # None: decided, or it cannot be worked out now
    seconds: SecondPersons  # who may be the second person, as the trail says
    keys: Keys | None  # of the account that it is about, for who sees its lines
    obstacle: str  # why the reader is no second person, though it is their duty; blank: they are

    @property
    def is_open(self) -> bool:
        return self.request.state == RequestState.OPEN

    @property
    def is_own(self) -> bool:
        return self.request.asked_by_id == self.reader.pk

    @property
    def code(self) -> str | None:
        return self.request.campaign or None

    @property
    def may_read(self) -> bool:
        return self.is_own or has_duty(self.reader, readers_of(self.act), self.code)

    @property
    def sees_lines(self) -> bool:
        allowed = may_see_lines(self.reader, self.act, self.campaign)
        return allowed and is_open_to(self.reader, self.request)

    @property
    def may_decide(self) -> bool:
        """Say whether the reader is the second person; nobody decides what they may not see."""
        second = has_duty(self.reader, self.act.applies, self.code)
        return second and not self.obstacle and self.sees_lines

    @property
    def has_lost_asker(self) -> bool:
        """Say whether the asker may not ask for it any more: then nobody applies it."""
        return self.is_open and has_left(self.act, self.request, timezone.now())

    @property
    def may_take_back(self) -> bool:
        """Say whether the reader takes it back: their own, or one whose asker has left."""
        return self.is_own or (
            self.has_lost_asker and has_duty(self.reader, self.act.asks, self.code)
        )

    @property
    def digest(self) -> str:
        """Return the digest of the preview as it is now; the stored one once it is decided."""
        row = self.request
        if self.effect is None:
            return row.digest
        return digest_of(self.act, row.campaign, row.arguments, row.accepted, self.effect)

    @property
    def waits_for_code(self) -> bool:
        """Say whether the role is granted only when the owner has used a code."""
        is_grant = self.is_open and self.act.name == TwoPersonKind.GRANT_ROLE
        return bool(is_grant and self.keys and self.keys.has_code_of_one)

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the page shows."""
        preview = self.effect.plain() if self.effect else self.request.preview
        return {
            "page": self,
            "request_row": self.request,
            "campaign": self.campaign,
            "accepted": accepted_sentences(self.request.accepted),
            "effect": effect_context(
                self.act,
                self.campaign,
                preview,
                arguments=self.request.arguments,
                lines_allowed=self.sees_lines,
            ),
            "stated": stated(self.act.name, self.request.arguments),
            "moved": self.is_open and self.digest != self.request.digest,
            "code": preview_code(self.digest),
            "obstacles": self._obstacle_rows(request),
            "appliers": self._appliers(),
            "dependent": self._dependent(),
            "for_good": not self.act.undo,
            "button": button_text("APPLY", self.act, preview),
            "keys": self.keys if self.sees_lines else None,
            "waits_for_code": self.waits_for_code,
            "can_apply": self.is_open
            and self.may_decide
            and not self.checks
            and not self.waits_for_code
            and not self.has_lost_asker,
            "parts": self.campaign.parts.all() if self.campaign else (),
        }

    def _appliers(self) -> dict[str, str]:
        """Return who may decide it: the roles, and the people who are another person."""
        return people_of(
            self.act.applies,
            self.request.campaign,
            but=lambda person: bool(self.seconds.obstacle(self.act, self.request, person)),
        )

    def _dependent(self) -> str:
        """Return why the reader does not count as the second person, though it is their duty."""
        second = has_duty(self.reader, self.act.applies, self.code)
        if not self.is_open or not second or self.is_own or not self.obstacle:
            return ""
        return sentence(self.obstacle)

    def _obstacle_rows(self, request: HttpRequest) -> list[dict[str, Any]]:
        return check_rows(self.checks, self.campaign, request) if self.campaign else []


def readers_of(act: Act) -> tuple[Duty, ...]:
    """Return the duties that open every request for an act; who marks opens their own alone."""
    askers = [duty for duty in act.asks if duty not in (Duty.MARK, Duty.SCORE_DEFENCE)]
    return (*askers, *act.applies, Duty.WATCH)


def request_page(reader: Person, row: ApprovalRequest, campaign: Campaign | None) -> RequestPage:
    """Return a request as it stands for a reader now."""
    act = ACTS[row.act]
    checks: tuple[Check, ...] = ()
    effect = None
    if row.state == RequestState.OPEN:
        checks = _obstacles(act, row, campaign)
        effect = None if errors(checks) else _effect_now(act, row)
    seconds = SecondPersons()
    obstacle, keys = seconds.obstacle(act, row, reader), _keys(act, row, seconds)
    return RequestPage(row, act, campaign, reader, checks, effect, seconds, keys, obstacle)


def _keys(act: Act, row: ApprovalRequest, seconds: SecondPersons) -> Keys | None:
    if not act.account or isinstance(row.arguments[act.account], list):
        return None
    account = Person.objects.get(pk=row.arguments[act.account])
    unused = has_code_of_one_person(account, timezone.now())
    return Keys(account, seconds.behind(account), unused)


def _obstacles(act: Act, row: ApprovalRequest, campaign: Campaign | None) -> tuple[Check, ...]:
    """Return what blocks a request now: errors, and open points that it does not name."""
    if campaign is None:
        return ()
    checks = checks_of(act, campaign, row.arguments, timezone.localdate())
    named = set(row.accepted)
    unnamed = (check for check in warnings(checks) if not named.issuperset(check.keys))
    return (*errors(checks), *unnamed)


def _effect_now(act: Act, row: ApprovalRequest) -> Effect | None:
    try:
        return effect_of(act, row.campaign, row.arguments)
    except Refusal:
        return None


def accepted_sentences(keys: Iterable[str]) -> list[str]:
    """Return the open points that were passed by name, one sentence for each kind."""
    items: dict[str, list[str]] = {}
    for key in keys:
        code, _, item = key.partition(" ")
        items.setdefault(code, []).append(item)
    return [
        sentence(code, numbers=", ".join(named), codes=", ".join(named), count=len(named))
        for code, named in items.items()
    ]


def preview_code(digest: str) -> str:
    """Return the short code of a preview: `7F3A-22C1`."""
    return f"{digest[:4]}-{digest[4:8]}".upper()
