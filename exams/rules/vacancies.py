"""How a vacant post is filled, and whether that leads into a campaign.

Source: regulations 1 (S0 to S4): a post is filled by competition, or in another of these modes, and
for each one person answers.
"""

from enum import StrEnum


class FillingMode(StrEnum):
    """The modes of filling a vacancy; only the first one is a competition."""

    EXAM = "EXAM"
    HEAD_SELECTS_DEPUTY = "HEAD_SELECTS_DEPUTY"
    SECRETARY_NOMINATES = "SECRETARY_NOMINATES"
    HEAD_APPOINTS = "HEAD_APPOINTS"
    USUAL_PROCEDURE = "USUAL_PROCEDURE"


class VacancyRegister(StrEnum):
    """What becomes of a position whose post nobody entered in the register of vacancies.

    Source: annex ii A: vacancy_register.
    """

    NAMED = "VACANCY_NAMED"  # two persons announce it all the same, naming it
    REFUSED = "VACANCY_REFUSED"
    NOT_ASKED = "VACANCY_NOT_ASKED"


class EmptyRegister(StrEnum):
    """What becomes of a campaign while nothing was ever entered in the register of vacancies.

    Source: annex ii A: vacancy_register_empty.
    """

    NAMED = "VACANCY_EMPTY_NAMED"  # two persons announce it all the same, naming it
    NOT_ASKED = "VACANCY_EMPTY_NOT_ASKED"


def may_enter_campaign(mode: str | None) -> bool:
    """Tell whether a post may be competed for; None: nobody decided how it is filled."""
    return mode in (None, FillingMode.EXAM)
