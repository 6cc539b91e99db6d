from grading.models.held_again import not_held_again
from grading.models.mark import Assignment, Handover, Mark, Settlement
from grading.models.panel import PanelDecision, Seat, Slip
from grading.models.ranking import CouncilDecision, RankingSnapshot, TieOrder
from grading.models.remark import Dialogue, RemarkRequest

__all__ = [
    "Assignment",
    "CouncilDecision",
    "Dialogue",
    "Handover",
    "Mark",
    "PanelDecision",
    "RankingSnapshot",
    "RemarkRequest",
    "Seat",
    "Settlement",
    "Slip",
    "TieOrder",
    "not_held_again",
]
