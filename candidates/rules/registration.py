"""A registration as it was handed in, as a frozen value."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from candidates.rules.facts import PoliticalConclusion


class DossierItem(StrEnum):
    """The items that the register ticks, in its order (regulations 3.1).

    The photograph and the recognition of a foreign degree are asked by some profiles alone.
    """

    APPLICATION_FORM = "APPLICATION_FORM"
    CURRICULUM_VITAE_2C = "CURRICULUM_VITAE_2C"
    UNIT_COMMENT = "UNIT_COMMENT"  # của tập thể lãnh đạo
    PARTY_COMMENT = "PARTY_COMMENT"  # của cấp ủy nơi công tác
    RESIDENCE_COMMENT = "RESIDENCE_COMMENT"  # của cấp ủy nơi cư trú
    SELF_ASSESSMENT = "SELF_ASSESSMENT"
    DIPLOMAS = "DIPLOMAS"
    PHOTO = "PHOTO"  # 4 x 6 cm, in colour
    FOREIGN_RECOGNITION = "FOREIGN_RECOGNITION"  # of a degree from abroad


class Enclosure(StrEnum):
    """What is enclosed beside the items of the register."""

    HEALTH_CERTIFICATE = "HEALTH_CERTIFICATE"
    ASSET_DECLARATION = "ASSET_DECLARATION"


@dataclass(frozen=True, slots=True)
class Registration:
    """One line of the register of registrations, or one submitted online."""

    row: int
    reg_no: str
    received_on: date | None
    name: str
    born: date | None
    citizen_id: str
    position: str  # code as written
    current_post: str = ""
    post_text: str = ""
    nomination: str = ""
    party_consent: str = ""
    special_reason: str = ""
    special_document: str = ""
    items: frozenset[DossierItem] = frozenset()
    assets_declared: bool = False
    assets_verified: bool = False
    health_issued_on: date | None = None
    political_conclusion: PoliticalConclusion = PoliticalConclusion.NONE
    truthful: bool | None = None  # None: not examined yet
    withdrawn_on: date | None = None
    withdrawal_document: str = ""
    note: str = ""
    account: int | None = None  # None: the paper register
    late_until: date | None = None  # let in after the last day, by two persons
    identity: str = ""  # candidates.rules.identity.Identity


def received_again(paper: Registration, stored: Registration) -> Registration:
    """Return a paper of a later register: where it is silent, what was entered since stands.

    A withdrawal, what the screening board found in the dossier and whose number it is are entered
    on pages; a register written before says nothing of them, and takes nothing back.
    """
    entered: dict[str, Any] = {
        "assets_verified": paper.assets_verified or stored.assets_verified,
        "political_conclusion": (
            stored.political_conclusion
            if paper.political_conclusion == PoliticalConclusion.NONE
            else paper.political_conclusion
        ),
        "truthful": stored.truthful if paper.truthful is None else paper.truthful,
    }
    if paper.withdrawn_on is None:
        entered["withdrawn_on"] = stored.withdrawn_on
        entered["withdrawal_document"] = paper.withdrawal_document or stored.withdrawal_document
    entered["late_until"] = stored.late_until
    return replace(paper, account=stored.account, identity=stored.identity, **entered)


def same_answers(first: Registration, second: Registration) -> bool:
    """Say whether two registrations say the same, wherever they stand in a register."""
    return replace(first, row=second.row, post_text=second.post_text) == second
