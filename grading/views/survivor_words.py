"""What a decision about who passed alone brings, in words: it depends on what still lies ahead."""

from django.utils.translation import gettext

from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL, Step


def what_follows(step: Step) -> str:
    """Return what either decision means at a step."""
    return f"{_going_on(step)} {gettext('Dừng: vị trí không có người trúng tuyển.')}"


def _going_on(step: Step) -> str:
    """Return what whoever goes on still has before them: lots are drawn once, then all is heard."""
    if step == SIT_PROPOSAL:
        return gettext("Thi tiếp: người này bốc thăm và bảo vệ đề án.")
    if step == MARK_PROPOSAL:
        return gettext(
            "Thi tiếp: thăm bảo vệ đã bốc và không có người này; khi kết thúc bảo vệ, điểm đề án "
            "của người này được quyết định bằng đề nghị hai người."
        )
    return gettext(
        "Thi tiếp: phần bảo vệ đã kết thúc, nên điểm đề án của người này được quyết định bằng đề "
        "nghị hai người."
    )
