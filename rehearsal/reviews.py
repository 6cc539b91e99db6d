"""The reviews of a rehearsal: every special case of age goes through each of its steps."""

from candidates.actions import case_reviews
from candidates.models import Application
from candidates.rules.case_review import ReviewOutcome
from exams.models import Campaign
from rehearsal.clock import Clock
from rehearsal.people import People

REVIEWERS = (
    "Tập thể lãnh đạo đơn vị sử dụng",
    "Cấp ủy đơn vị sử dụng",
    "Cơ quan tham mưu về tổ chức cán bộ",
)


def review_cases(campaign: Campaign, people: People, clock: Clock) -> None:
    """Enter the steps that the regulations ask for of each case of age, on today's papers."""
    asked = case_reviews.asked_steps(campaign)
    for number in case_reviews.unreviewed_cases(campaign):
        paper = Application.objects.get(campaign=campaign, reg_no=number)
        for step in range(1, asked + 1):
            case_reviews.record_step(
                application=paper,
                step=step,
                reviewer=REVIEWERS[(step - 1) % len(REVIEWERS)],
                outcome=ReviewOutcome.AGREED,
                note="",
                document=f"Biên bản rà soát {number}, bước {step}",
                on=clock.day,
                by=people.secretary,
                at=clock.at,
            )
