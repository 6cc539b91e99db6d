"""What an officer says of each rule, and whether the conclusion on the file agrees with it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from candidates.rules.enums import DecisionValue, Objection, OpinionValue
from exams.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Opinion:
    """An officer's word on one rule, why it is not agreed with, and a comment."""

    rule: str
    value: str
    objection: str = ""
    comment: str = ""


def faults_of(
    opinions: Sequence[Opinion],
    value: str,
    *,
    discussed_with: str,
    asked: Collection[str],
    judged: Collection[str],
) -> Iterator[Refusal]:
    """Yield what keeps these opinions and the conclusion from being one word on a file.

    `asked` are the rules that are not passed: each needs an opinion; `judged` are all of them.
    """
    spoken = {opinion.rule for opinion in opinions}
    for rule in asked:
        if rule not in spoken:
            yield Refusal("OPINION_MISSING", rule=rule, field=f"word_{rule}")
    for opinion in opinions:
        yield from _faults_of_one(opinion, judged)
    yield from _faults_of_conclusion(opinions, value, discussed_with)


def _faults_of_one(opinion: Opinion, judged: Collection[str]) -> Iterator[Refusal]:
    rule = opinion.rule
    if rule not in judged or opinion.value not in list(OpinionValue):
        yield Refusal("UNKNOWN_VALUE", value=f"{rule} {opinion.value}")
    refused = opinion.value == OpinionValue.REFUSE
    if refused and opinion.objection not in list(Objection):
        yield Refusal("OBJECTION_MISSING", rule=rule, field=f"why_{rule}")
    unsaid = opinion.value == OpinionValue.DISCUSS or opinion.objection == Objection.OTHER
    if unsaid and not opinion.comment.strip():
        yield Refusal("COMMENT_MISSING", rule=rule, field=f"note_{rule}")


def _faults_of_conclusion(
    opinions: Sequence[Opinion], value: str, discussed_with: str
) -> Iterator[Refusal]:
    """Yield where the conclusion says something else than the opinions."""
    refused = rules_with(OpinionValue.REFUSE, opinions)
    discussed = rules_with(OpinionValue.DISCUSS, opinions)
    if discussed and value != DecisionValue.DISCUSS:
        yield Refusal("STILL_DISCUSSED", rules=", ".join(discussed), field="value")
    elif refused and value == DecisionValue.CONFIRM:
        yield Refusal("OBJECTION_CONFIRMED", rules=", ".join(refused), field="value")
    if value == DecisionValue.DISCUSS and not discussed:
        yield Refusal("NOTHING_DISCUSSED", field="value")
    if value == DecisionValue.DISCUSS and not discussed_with.strip():
        yield Refusal("DISCUSSED_WITH_MISSING", field="discussed_with")


def rules_with(value: OpinionValue, opinions: Sequence[Opinion]) -> list[str]:
    """Return the rules of which an officer says this, in their order."""
    return [opinion.rule for opinion in opinions if opinion.value == value]
