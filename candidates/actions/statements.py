"""What whoever sits in a body states before a dossier, a script or a panel opens to them."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.actions.action import action
from accounts.models import Grant, Person
from candidates.actions.listed import digest_of_numbers, numbers_of
from candidates.actions.seats_alone import unsigned_seats
from exams.actions.body_rules import relation_rules_for
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Statement
from exams.rules.refusals import Refusal


@action()
def sign(*, campaign: Campaign, digest: str, by: Person, at: datetime) -> Statement:
    """State that there is no relation to those who registered, but what was declared.

    `digest` is the list that the signer had before them. Source: TT 22/2025 art. 20(2). Raises
    Refusal NOTHING_TO_STATE or NAMES_CHANGED.
    """
    locked = lock_campaign(campaign, suspended=True)
    owed, numbers = owed_by(by, locked), numbers_of(locked)
    if not owed and not _owes_by_seat(by, locked):
        raise Refusal("NOTHING_TO_STATE")
    if digest != digest_of_numbers(numbers):
        raise Refusal("NAMES_CHANGED", count=len(numbers))
    for grant in owed:
        _sign_for(grant, locked)
    statement = Statement(
        campaign=locked,
        person=by,
        names=len(numbers),
        digest=digest,
        listed=numbers,
        signed_at=at,
    )
    locked.record(
        "statement.signed", about=by.pseudonym, rows=[statement, *owed], count=statement.names
    )
    return statement


def _sign_for(grant: Grant, campaign: Campaign) -> None:
    if grant.board:
        grant.statement_owed_since = None
    else:
        grant.stated_in = sorted({*(grant.stated_in or ()), campaign.code})


def owed_by(person: Person, campaign: Campaign) -> list[Grant]:
    """Return the roles of somebody in a campaign that wait for their statement."""
    return [grant for grant in _owed(campaign) if grant.person_id == person.pk]


def _owed(campaign: Campaign) -> list[Grant]:
    """Return the roles, given here or for all campaigns, that wait for a statement here."""
    if not relation_rules_for(campaign).statement_first:
        return []
    grants = Grant.objects.filter(campaign__in=("", campaign.code), revoked_at=None)
    people = grants.select_related("person").order_by("pk")
    return [grant for grant in people if campaign.code in grant.unsigned]


def owes(person: Person, campaign: Campaign) -> bool:
    """Say whether somebody still has to sign: for a role, or for a seat that gives none."""
    return person.owes_statement_in(campaign.code) or _owes_by_seat(person, campaign)


def _owes_by_seat(person: Person, campaign: Campaign) -> bool:
    own = statements_in(campaign).filter(person=person)
    return bool(unsigned_seats(campaign, own, person=person))


def statements_in(campaign: Campaign) -> QuerySet[Statement]:
    """Return the statements of a campaign, without the lists that they were signed on."""
    return Statement.objects.filter(campaign=campaign).defer("listed")


def owing(campaign: Campaign) -> list[Person]:
    """Return who serves in a campaign and has not signed.

    Of those whose role was given for all campaigns only who began to serve here: who signed once,
    before another list. Nobody waits for one who may never come.
    """
    statements = statements_in(campaign)
    began = {statement.person_id for statement in statements}
    owed = [each for each in _owed(campaign) if each.campaign or each.person_id in began]
    people = {*(grant.person for grant in owed), *unsigned_seats(campaign, statements)}
    return sorted(people, key=lambda each: (each.full_name, each.pk))


def owed_again(
    campaign: Campaign, at: datetime, joining: frozenset[str] = frozenset()
) -> list[Grant]:
    """Let those state once more who had another list before them; return their roles, changed.

    `joining`: the numbers of the files that come to the list by the running action.
    """
    statements = Statement.objects.filter(campaign=campaign)
    digest = digest_of_numbers(sorted({*numbers_of(campaign), *joining}))
    on_this_list = statements.filter(digest=digest).values("person")
    grants = Grant.objects.filter(revoked_at=None, person__in=statements.values("person"))
    before = grants.exclude(person__in=on_this_list).order_by("pk")
    by_seat = before.filter(campaign=campaign.code, statement_owed_since=None).exclude(board="")
    by_name = before.filter(board="", stated_in__isnull=False)
    again = [*by_seat, *(grant for grant in by_name if campaign.code in (grant.stated_in or ()))]
    for grant in again:
        _ask_again(grant, campaign, at)
    return again


def _ask_again(grant: Grant, campaign: Campaign, at: datetime) -> None:
    if grant.board:
        grant.statement_owed_since = at
    else:
        grant.stated_in = [code for code in grant.stated_in or () if code != campaign.code] or None


def digest_of(campaign: Campaign) -> str:
    """Return the digest (SHA-256) of the list of those who registered."""
    return digest_of_numbers(numbers_of(campaign))
