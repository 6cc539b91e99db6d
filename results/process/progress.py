"""The facts by which the tasks of a campaign are known to be done, or not yet possible."""

from dataclasses import dataclass, field

from exams.models import ExamPart


@dataclass(slots=True)
class Progress:
    """The facts by which a task is known to be done, or not yet possible."""

    screened: bool = False
    undecided_files: int = 0  # files no officer has spoken on
    numbered: int = 0
    published: set[str] = field(default_factory=set)
    unlisted: int = 0  # numbers that the posted list of candidates does not have
    parts: dict[str, ExamPart] = field(default_factory=dict)
    attended: set[str] = field(default_factory=set)  # parts of which everybody was called
    allocated: int = 0
    unmarked: int = 0  # assignments whose mark is not handed in
    labels_printed: bool = False  # twin labels, where codes are bound late
    expected_scripts: int = 0  # of those present, and not zero by rule
    received_scripts: int = 0  # whose code came in
    envelope_signers: int = 0  # two seal the stubs
    approved_by: set[str] = field(default_factory=set)
    approved_sides: set[str] = field(default_factory=set)  # of the two that open the mapping
    ranked: bool = False
    files: int = 0  # registrations received
    eligible: int = 0  # of them, those found to meet the conditions
    special_cases: int = 0  # still at their authority
    special_cases_to_call: int = 0  # of them, those of positions that are held
    short_positions: int = 0  # that would not be held for want of people
    suggested_ties: int = 0  # likely ties to members, neither entered nor dismissed
    sanctions: dict[str, int] = field(default_factory=dict)  # undecided, of each part
    proposed: set[str] = field(default_factory=set)  # parts with a disqualification to decide
    unsettled: int = 0  # scripts whose marks are all in and that only a person can settle
    dialogues: int = 0  # remarks that wait for the meeting of the heads
    slips_short: int = 0  # defences with fewer slips than the regulations ask
    slips_open: int = 0  # defences with a slip that was begun and not handed in
    seats_silent: int = 0  # defences that a seated member has not scored
    panel_words: int = 0  # defences whose slips lie too far apart
    remarks: int = 0  # scripts whose remark is asked for and not marked to the end
    unseated: int = 0  # positions with defenders and no panel, or too small a one
    open_positions: int = 0  # left open by the latest ranking
    decided_since: bool = False  # something that the latest ranking does not know
    uncorrected: bool = False  # what was published is not what the latest ranking says
