"""The outcome tables of a rehearsal: plain text, one row each, and their columns."""

from collections.abc import Callable, Iterable

from rehearsal import scored, screened
from rehearsal.folder import Row
from rehearsal.readback import Readback

Rows = Iterable[Row]

TABLES: dict[str, tuple[Callable[[Readback], Rows], str]] = {
    "applications": (
        screened.applications,
        "row reg_no citizen_id name position group source status failed_rules decision_rules "
        "warnings candidate_number",
    ),
    "eligibility-rules": (
        screened.eligibility_rules,
        "row reg_no citizen_id position rule verdict reason figures",
    ),
    "eligible-list": (
        screened.eligible_list,
        "no candidate_number citizen_id name birth sex current_post unit position position_state",
    ),
    "positions": (
        scored.positions,
        "position post vacancies registrations rejected withdrawn ineligible special_case_pending "
        "eligible minimum waiver state selected pending",
    ),
    "must-register": (screened.must_register, "position post citizen_id name verdict reason"),
    "campaign-checks": (screened.campaign_checks, "rule subject verdict reason figures"),
    "deadlines": (
        screened.deadlines,
        "step start count unit end_inclusive end_inclusive_is_working_day end_inclusive_rolled "
        "end_exclusive end_exclusive_is_working_day end_exclusive_rolled profile_end date_given "
        "given_in_time",
    ),
    "name-order": (screened.name_order, "no name birth citizen_id"),
    "written-results": (
        scored.written_results,
        "candidate_number citizen_id position m1 m2 m3 difference branch reconciled sanction "
        "sanction_pct provisional remark_requested remark_state remark_score remark_branch "
        "remark_difference official_raw official gate status pending",
    ),
    "remark-changes": (
        scored.remark_changes,
        "position candidate_number citizen_id requested state provisional official change flip",
    ),
    "proposal-results": (
        scored.proposal_results,
        "candidate_number citizen_id position slips examiners spread branch score gate status "
        "pending",
    ),
    "ranking": (
        scored.ranking,
        "position rank candidate_number citizen_id name written proposal total scale result "
        "tie_rule tied_with",
    ),
}
