"""The gates of screening and of the exam room: the eligible list, and the sealing of scripts.

Source: regulations 3 (P5, P6, P8, P9); TT 22/2025 arts. 6 and 15.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.rules.duties import Duty
from candidates.rules.verification import NOT_ASKED, VerificationFacts, verification_checks
from exams.rules.checks import Check, error, warning


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """What the gate of the eligible list looks at; papers are named by their receipt numbers."""

    screened: bool
    registrations: int
    counted: int  # eligible, ineligible, withdrawn and waiting together
    contested: tuple[str, ...] = ()  # nobody found out yet whose citizen number it is
    unmatched: tuple[str, ...] = ()  # may stand in the planning list, and nobody said yet
    left_to_chair: tuple[str, ...] = ()  # the same, where every planning officer is tied
    supplements: tuple[str, ...] = ()  # parts of them are re-opened, and not answered yet
    late: tuple[str, ...] = ()  # let in late, and may still be handed in
    pleas: tuple[str, ...] = ()  # asked to be let in late, and nobody passed that on
    pleas_at_second: tuple[str, ...] = ()  # passed on, and the second person has not decided
    undecided: tuple[str, ...] = ()  # no officer spoke
    differing: tuple[str, ...] = ()  # two officers spoke, and do not say the same
    changed: tuple[str, ...] = ()  # the paper changed after the officer's last word
    moved: tuple[tuple[str, str, str], ...] = ()  # what the rules would change: (paper, old, new)
    special_cases: tuple[str, ...] = ()  # special cases still at their authority
    unreviewed: tuple[str, ...] = ()  # special cases of age whose review lacks steps
    too_few: tuple[str, ...] = ()  # positions below the minimum, without a waiver
    relations: tuple[str, ...] = ()  # a candidate declared one, and nobody decided
    suggested_ties: tuple[str, ...] = ()  # facts suggest one, neither entered nor dismissed
    not_posted: tuple[str, ...] = ()  # kinds of places without proof of the announcement
    without_secretary: tuple[str, ...] = ()  # every secretary is tied to them, or there is none
    without_screener: tuple[str, ...] = ()  # undecided, and so is every screening officer
    without_chair: tuple[str, ...] = ()  # waiting for the chair, and so is every one
    verification: VerificationFacts = NOT_ASKED


def eligible_list_checks(facts: ListFacts) -> tuple[Check, ...]:
    """Return what keeps the eligible list from being approved, or has to be named."""
    unattended = unattended_files(
        facts.without_secretary, facts.without_screener, facts.without_chair
    )
    return (
        *unattended,
        *_screening(facts),
        *_totals(facts),
        *_left_open(facts),
        *verification_checks(facts.verification),
    )


def unattended_files(
    without_secretary: tuple[str, ...],
    without_screener: tuple[str, ...] = (),
    without_chair: tuple[str, ...] = (),
) -> Iterable[Check]:
    """Yield the files of which nobody can take care, until another gets the role (4.2)."""
    if without_secretary:
        yield error("ALL_SECRETARIES_TIED", Duty.PREPARE, "results:bodies", items=without_secretary)
    if without_screener:
        yield error("ALL_SCREENERS_TIED", Duty.PREPARE, "results:bodies", items=without_screener)
    if without_chair:
        yield error("ALL_CHAIRS_TIED", Duty.PREPARE, "results:bodies", items=without_chair)


def _screening(facts: ListFacts) -> Iterable[Check]:
    """Yield what the screening still owes: a run, a word, a newer word, a newer run."""
    if not facts.screened:
        yield error("NOT_SCREENED_YET", Duty.SCREEN, "results:soat-dieu-kien")
    yield from _asked_of_candidates(facts)
    if facts.unmatched:
        yield error(
            "PLANNING_MATCH_OPEN", Duty.KEEP_PLANNING, "candidates:matches", items=facts.unmatched
        )
    if facts.left_to_chair:
        yield error(
            "PLANNING_MATCH_OF_CHAIR", Duty.DECIDE, "candidates:matches", items=facts.left_to_chair
        )
    if undecided := tuple(each for each in facts.undecided if each not in facts.differing):
        yield error("UNDECIDED", Duty.SCREEN, "candidates:files", items=undecided)
    if facts.differing:
        yield error("OFFICERS_DIFFER", Duty.DECIDE, "candidates:differences", items=facts.differing)
    if facts.changed:
        yield error("DECISION_OUTDATED", Duty.SCREEN, "candidates:files", items=facts.changed)
    if facts.moved:
        yield _outdated(facts.moved)


def _outdated(moved: tuple[tuple[str, str, str], ...]) -> Check:
    papers = [paper for paper, _, _ in moved]
    moves = "; ".join(f"{paper}: {old} → {new}" for paper, old, new in moved)
    page = "results:soat-dieu-kien"
    return error("SCREENING_OUTDATED", Duty.SCREEN, page, items=papers, moves=moves)


def _asked_of_candidates(facts: ListFacts) -> Iterable[Check]:
    """Yield what a candidate was asked, or asked for, and nobody has settled."""
    if facts.contested:
        yield error("IDENTITY_CONTESTED", Duty.RECEIVE, "candidates:files", items=facts.contested)
    if facts.supplements:
        yield error("SUPPLEMENT_OPEN", Duty.SCREEN, "candidates:files", items=facts.supplements)
    if facts.late:
        yield error("LATE_FILE_OPEN", Duty.RECEIVE, "results:late-files", items=facts.late)
    if facts.pleas:
        yield error("LATE_PLEA_OPEN", Duty.RECEIVE, "results:late-files", items=facts.pleas)
    if at_second := facts.pleas_at_second:
        yield error("LATE_PLEA_AT_SECOND", Duty.DECIDE, "results:requests", items=at_second)


def _totals(facts: ListFacts) -> Iterable[Check]:
    yield from undecided_relations(facts.relations)
    yield from open_reviews(facts.unreviewed)
    if facts.counted != facts.registrations:
        yield error(
            "TOTALS_DIFFER",
            Duty.SCREEN,
            "candidates:files",
            registrations=facts.registrations,
            counted=facts.counted,
        )


def _left_open(facts: ListFacts) -> Iterable[Check]:
    if facts.special_cases:
        yield warning(
            "SPECIAL_CASE_WAITS", Duty.DECIDE, "candidates:files", items=facts.special_cases
        )
    if facts.too_few:
        yield warning(
            "TOO_FEW_CANDIDATES", Duty.DECIDE, "candidates:positions", items=facts.too_few
        )
    if ties := facts.suggested_ties:
        yield warning("TIES_SUGGESTED", Duty.PREPARE, "candidates:suggested-ties", items=ties)
    for channel in facts.not_posted:
        yield warning(f"NOT_POSTED_{channel}", Duty.PREPARE, "exams:postings")


def undecided_relations(papers: tuple[str, ...]) -> tuple[Check, ...]:
    """Return that ties which candidates declared wait for a word, if any do (regulations 4.2)."""
    page = "candidates:relations"
    return (error("RELATIONS_UNDECIDED", Duty.PREPARE, page, items=papers),) if papers else ()


def open_reviews(papers: tuple[str, ...]) -> tuple[Check, ...]:
    """Return that special cases of age lack steps of their review, if any do (regulations 2.4)."""
    page = "candidates:files"
    return (error("AGE_REVIEW_OPEN", Duty.RECEIVE, page, items=papers),) if papers else ()


def unanswered_cases(papers: tuple[str, ...]) -> tuple[Check, ...]:
    """Return that special cases of positions that are held have no answer, if any have none.

    Whoever is let in later cannot sit any more (regulations 3, P5-P7).
    """
    page = "candidates:files"
    return (error("SPECIAL_CASE_UNANSWERED", Duty.DECIDE, page, items=papers),) if papers else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What became of scripts on paper: bodies that came in, stubs that lie in the envelope."""

    present: int  # whose script is to be marked
    received: int  # bodies whose code came in
    stubs: int | None  # counted into the envelope that two persons sealed; None: not sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """What the gate of the sealing looks at; entries are named by their candidate numbers."""

    on: date
    exam_day: date | None
    numbered: bool
    posted_on: date | None  # the day the list of candidates was published
    post_by: date | None  # the last day on which that was in time
    unlisted: tuple[str, ...] = ()  # numbers given since that the posted list does not have
    uncalled: tuple[str, ...] = ()  # nobody said whether they came
    proposed: tuple[str, ...] = ()  # to be suspended or cancelled; the chair has not decided
    special_cases: tuple[str, ...] = ()  # unanswered ones of positions that are held
    relations: tuple[str, ...] = ()  # a candidate declared one, and nobody decided
    complaints: tuple[str, ...] = ()  # files whose complaint about screening waits
    complaints_block: bool = False  # the profile lets nobody seal over them
    short: tuple[str, ...] = ()  # positions below the minimum since candidates withdrew
    paper: PaperFacts | None = None  # where codes are bound late


def seal_checks(facts: SealFacts) -> tuple[Check, ...]:
    """Return what keeps the scripts from being sealed, or has to be named."""
    return (
        *_exam_day(facts),
        *_posted_list(facts),
        *_posted_late(facts),
        *_still_open(facts),
        *_complaints(facts),
        *_fallen_short(facts),
        *undecided_relations(facts.relations),
        *unanswered_cases(facts.special_cases),
        *(_on_paper(facts.paper) if facts.paper and not facts.uncalled else ()),
    )


def _exam_day(facts: SealFacts) -> Iterable[Check]:
    if facts.exam_day and facts.on < facts.exam_day:
        yield error("EXAM_DAY_NOT_REACHED", Duty.SEAL, day=f"{facts.exam_day:%d/%m/%Y}")


def _posted_list(facts: SealFacts) -> Iterable[Check]:
    """Yield what the list of candidates lacks: numbers, its publication, or some of the numbers."""
    if not facts.numbered:
        yield error("NOT_NUMBERED", Duty.PREPARE, "results:danh-so")
    elif facts.posted_on is None:
        yield error("LIST_NOT_POSTED", Duty.PUBLISH, "results:cong-bo-danh-sach")
    elif facts.unlisted:
        yield error(
            "LIST_LACKS_NUMBERS", Duty.PUBLISH, "results:cong-bo-danh-sach", items=facts.unlisted
        )


def _posted_late(facts: SealFacts) -> Iterable[Check]:
    if facts.posted_on and facts.post_by and facts.posted_on > facts.post_by:
        yield warning(
            "LIST_POSTED_LATE",
            Duty.PUBLISH,
            posted=f"{facts.posted_on:%d/%m/%Y}",
            until=f"{facts.post_by:%d/%m/%Y}",
        )


def _still_open(facts: SealFacts) -> Iterable[Check]:
    if facts.uncalled:
        yield error(
            "ATTENDANCE_MISSING", Duty.INVIGILATE, "candidates:attendance", items=facts.uncalled
        )
    if facts.proposed:
        yield error("DISQUALIFICATION_OPEN", Duty.DECIDE, "results:requests", items=facts.proposed)


def _complaints(facts: SealFacts) -> Iterable[Check]:
    page = "candidates:complaints"
    if facts.complaints and facts.complaints_block:
        yield error("COMPLAINTS_MUST_BE_ANSWERED", Duty.DECIDE, page, items=facts.complaints)
    elif facts.complaints:
        yield warning("COMPLAINTS_OPEN", Duty.DECIDE, page, items=facts.complaints)


def referred_checks(pending: tuple[str, ...]) -> Iterable[Check]:
    """Yield that no results come before the competent body answered of positions at it."""
    if pending:
        yield error("COMPLAINT_REFERRED_OPEN", Duty.DECIDE, "candidates:complaints", items=pending)


def _fallen_short(facts: SealFacts) -> Iterable[Check]:
    if facts.short:
        yield warning("TOO_FEW_LEFT", Duty.DECIDE, "candidates:positions", items=facts.short)


def _on_paper(paper: PaperFacts) -> Iterable[Check]:
    """Yield what paper lacks: a received code for every present script, the sealed stubs."""
    if paper.received != paper.present:
        yield error(
            "SCRIPTS_NOT_RECEIVED",
            Duty.SEAL,
            "results:receive-scripts",
            received=paper.received,
            present=paper.present,
        )
    elif paper.stubs is None and paper.present:
        yield error("ENVELOPE_NOT_SEALED", Duty.SEAL, "results:stub-envelope")
