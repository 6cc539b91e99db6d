"""The kinds of paper by which the council decides: each signed by its chair, in one form."""

from candidates.documents import list_decision, position_decisions
from exams.documents import decision, founding_decision
from exams.rules.stages import ANNOUNCE, REGISTER, SCREEN, SIT_WRITTEN, since
from results.actions.asked_papers import REPLACEMENT
from results.actions.document_kinds import DocumentKind
from results.documents import extension_decision, replacement_decision

DAY = ("place_date",)  # of the issue, until it is entered under the day it was signed

FOUNDING_DECISION = DocumentKind(
    "FOUNDING_DECISION",
    "quyet-dinh-thanh-lap-ban",
    founding_decision.TEMPLATE,
    decision.SYMBOL,
    since(ANNOUNCE),
    founding_decision.boards_to_found,
    founding_decision.founding_decisions,
    passing=(*DAY, "enclosed"),
)
REPLACEMENT_DECISION = DocumentKind(
    REPLACEMENT,
    "quyet-dinh-thay-thanh-vien",
    decision.TEMPLATE,
    decision.SYMBOL,
    since(ANNOUNCE),
    replacement_decision.asked_or_made,
    replacement_decision.replacements,
    captions=replacement_decision.captions,
    is_optional=True,
)
EXTENSION_DECISION = DocumentKind(
    "EXTENSION_DECISION",
    "quyet-dinh-nhan-them-ho-so",
    decision.TEMPLATE,
    decision.SYMBOL,
    since(REGISTER),
    extension_decision.asked_or_made,
    extension_decision.extensions,
    captions=extension_decision.captions,
    is_optional=True,
)
WAIVER_DECISION = DocumentKind(
    position_decisions.WAIVER,
    "quyet-dinh-cho-thi-khi-thieu-nguoi",
    decision.TEMPLATE,
    decision.SYMBOL,
    since(SCREEN),
    position_decisions.may_be_waived,
    position_decisions.waivers,
    concerns="position__code",
    passing=DAY,
    captions=position_decisions.captions,
    is_optional=True,
)
POSTPONEMENT_DECISION = DocumentKind(
    position_decisions.POSTPONEMENT,
    "quyet-dinh-hoan-thi",
    decision.TEMPLATE,
    decision.SYMBOL,
    since(SCREEN),
    position_decisions.may_be_postponed,
    position_decisions.postponements,
    concerns="position__code",
    passing=DAY,
    captions=position_decisions.captions,
    is_optional=True,
)
LIST_DECISION = DocumentKind(
    "LIST_DECISION",
    "quyet-dinh-phe-duyet-danh-sach",
    list_decision.TEMPLATE,
    decision.SYMBOL,
    since(SIT_WRITTEN),
    list_decision.to_approve,
    list_decision.decisions,
    is_personal=True,
)
