"""What a gate found, as a page shows it: the sentence, who owes it, the page where it is mended."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import ngettext

from accounts.access import current_person, has_duty, people_with, required_duties
from accounts.models import Person
from accounts.rules.duties import Duty, roles_with
from exams.models import Campaign
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, CheckLevel
from exams.rules.enums import PartKind
from exams.views.body_pages import SLUGS
from results.process.owners import owners_of
from web.sentences import label, sentence

FINAL = frozenset(("CAMPAIGN_CANCELLED", "RESULTS_PUBLISHED"))  # what nobody can mend
NAMED = 3  # so many people are named; of more, how many there are
NAMED_ITEMS = 20  # so many items stand in the sentence of a check
LISTED_ITEMS = 1000  # so many are listed below it; of more, the page that mends them has the list


def role_words(duties: Iterable[Duty]) -> str:
    """Return in words the roles that carry one of these duties."""
    roles = {role for duty in duties for role in roles_with(duty)}
    return label(" ".join(sorted(roles)))


def names(people: Sequence[Person]) -> str:
    """Return the names of the first people, and how many others there are."""
    rest = len(people) - NAMED
    text = ", ".join(map(str, people[:NAMED]))
    if rest <= 0:
        return text
    more = ngettext("và %(count)s người khác", "và %(count)s người khác", rest)
    return f"{text} {more % {'count': rest}}"


def check_sentence(check: Check) -> str:
    """Return what a gate found, in a sentence that names its first items and counts the others."""
    items = ", ".join(check.items[:NAMED_ITEMS])
    if (rest := len(check.items) - NAMED_ITEMS) > 0:
        more = ngettext("và %(count)s trường hợp khác", "và %(count)s trường hợp khác", rest)
        items = f"{items} {more % {'count': rest}}"
    listed = {"numbers": items, "codes": items} if items else {}
    return sentence(check.code, **{**check.facts, **listed})


def _whole_list(check: Check) -> str:
    """Return every item of a check whose sentence names only some; of a WARNING always."""
    count = len(check.items)
    listed = count <= LISTED_ITEMS or check.level == CheckLevel.WARNING
    return ", ".join(check.items) if count > NAMED_ITEMS and listed else ""


def people_of(
    duties: Iterable[Duty], campaign: str, but: Callable[[Person], bool] = lambda person: False
) -> dict[str, str]:
    """Return the roles that carry these duties, and who holds them in a campaign.

    `but` says of whom not to speak.
    """
    duties = tuple(duties)
    holders = people_with(duties, campaign)
    everybody = (person for duty in duties for person in holders[duty])
    unique = {person.pk: person for person in everybody if not but(person)}
    return {"roles": role_words(duties), "names": names(list(unique.values()))}


def check_rows(
    checks: Iterable[Check],
    campaign: Campaign,
    request: HttpRequest,
    form: Any = None,
    holders: Mapping[Duty, Sequence[Person]] | None = None,
) -> list[dict[str, Any]]:
    """Return checks as rows: sentence, owner with names, address; the boxes of a form, if any.

    `holders` says who has the duties of their owners, where the caller knows it already.
    """
    checks = list(checks)
    if holders is None:
        holders = owners_of({check.owner for check in checks}, campaign) if checks else {}
    boxes = getattr(form, "boxes", {})
    return [
        {
            **_check_row(check, holders[check.owner]),
            "url": _open_to(request, page_of(check, campaign), campaign),
            "boxes": [form[boxes[key]] for key in check.keys if key in boxes] if boxes else [],
        }
        for check in checks
    ]


def _check_row(check: Check, owners: Sequence[Person]) -> dict[str, Any]:
    return {
        "check": check,
        "sentence": check_sentence(check),
        "whole_list": _whole_list(check),
        "roles": "" if check.code in FINAL else role_words([check.owner]),
        "names": names(owners),
    }


def page_of(check: Check, campaign: Campaign) -> str:
    """Return the address of the page where a check is mended; blank when there is none."""
    if not check.page:
        return ""
    if check.page in ("results:requests", "exams:vacancies"):
        return reverse(check.page)
    if check.page == "exams:profiles":
        profile = campaign.profile_id
        return reverse("exams:profile", args=[profile]) if profile else reverse(check.page)
    if check.page == "results:bodies" and "body" in check.facts:
        slug = SLUGS[BodyKind(str(check.facts["body"]))]
        return reverse("results:body", args=[campaign.code, slug])
    if check.page == "candidates:files":
        return f"{reverse(check.page)}?campaign={campaign.code}"
    parts = {
        "candidates:attendance": campaign.part or PartKind.PROPOSAL,
        "exams:part": check.facts.get("part"),
    }
    further = [part for page, part in parts.items() if page == check.page and part]
    return reverse(check.page, args=[campaign.code, *further])


def _open_to(request: HttpRequest, url: str, campaign: Campaign) -> str:
    """Return an address if the reader may open it, and is not there already."""
    if url in ("", request.path):
        return ""
    duties = required_duties(resolve(url.partition("?")[0]).func) or ()
    return url if has_duty(current_person(request), duties, campaign.code) else ""
