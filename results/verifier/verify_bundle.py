#!/usr/bin/env python3
"""Kiểm tra độc lập kết quả thi tuyển / Independent check of a published result bundle.

Cách dùng / usage:
    python3 verify_bundle.py KET-QUA.zip [--expect SHA256] [--json]

KET-QUA: tệp .zip, thư mục, hoặc tệp ket-qua.json / a zip, a folder, or the document itself.
--expect: mã SHA-256 in trong biên bản, thông báo (của ket-qua.json), hoặc trên trang công bố (của
danh-sach.json) / the digest printed in the minutes or notice, or shown on the page of the list.
Mã thoát / exit code: 0 đúng / confirmed, 1 sai khác / differs, 2 không đọc được / unreadable.

Chỉ cần Python >= 3.9, không cần mạng, không dùng mã của phần mềm thi tuyển. Mọi điểm, tổng điểm,
thứ hạng, kết quả được tính lại từ dữ liệu gốc bằng phân số chính xác.
Needs Python >= 3.9 and nothing else: no network, no code of the product. Every score, total, rank
and result is worked out again from the raw facts, in exact fractions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zipfile
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what follows says only what is passed around; nothing of it runs
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, NoReturn

    Table = dict[str, Any]  # an object of the document, whose shape nobody has vouched for yet
    Files = dict[str, bytes]
    Points = Fraction | None
    Reconciled = tuple[str | None, Points, Points, list[str]]
    Remarked = tuple[str, str | None, Points, Points, Points, list[str]]
    Merit = tuple[Fraction, ...]  # the total, then the parts that break a tie, in order
    Difference = tuple[str, object, object]  # where, published, recomputed

SCHEMA = "ket-qua-thi-tuyen/1"
DOCUMENT, LIST, SUMS = "ket-qua.json", "danh-sach.json", "SHA256SUMS"
NOT_RANKED = ("ABSENT", "WITHDRAWN", "CALLED_OFF", "SUSPENDED", "CANCELLED")
CODE_SYMBOLS = "023456789ABCDEFGHJKMNPQRSTVWXYZ"  # of blind codes: never 1, I, L, O, U
LISTED_FIELDS = ("written", "proposal", "total", "scale", "rank", "result", "tie_rule", "tied_with")
PROPOSAL_ALONE = ("PROJECT_ONLY", "WRITTEN_GATE_PROJECT_RANK")
WRITTEN_FIELDS = (
    *("first", "second", "third", "difference", "branch", "reconciled", "percent"),
    *("provisional", "remark", "official_raw", "official"),
)


class Unreadable(Exception):
    """The bundle cannot be read at all."""


NONSENSE = (
    *(Unreadable, OSError, zipfile.BadZipFile, LookupError, ValueError, TypeError),
    *(AttributeError, ZeroDivisionError),
)


# --- reading -------------------------------------------------------------------------------------


def open_bundle(path: str) -> Files:
    """Return {name: bytes} of a zip, a folder or a single document."""
    source = Path(path)
    if source.is_dir():
        return {each.name: each.read_bytes() for each in source.iterdir() if each.is_file()}
    if zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as packed:
            names = packed.namelist()
            if len(set(names)) != len(names):
                raise Unreadable("tệp lặp lại trong gói / a file occurs twice")
            return {name: packed.read(name) for name in names}
    return {DOCUMENT: source.read_bytes()}


def no_float(text: str) -> NoReturn:
    raise Unreadable("số thực trong tệp / a float in the document: " + text)


def no_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise Unreadable("khóa lặp lại / a key occurs twice")
    return table


def parse(raw: bytes) -> Any:
    return json.loads(
        raw.decode("utf-8"),
        parse_float=no_float,
        parse_constant=no_float,
        object_pairs_hook=no_twice,
    )


def canonical(value: object) -> bytes:
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode("utf-8")


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


# --- numbers -------------------------------------------------------------------------------------


def number(text: str | None) -> Points:
    return None if text is None else Fraction(text)


class Rules:
    """The parameters of the campaign, as numbers."""

    def __init__(self, table: Table) -> None:
        self.parts: list[str] = table["parts"]
        self.mode: str = table["aggregation"]
        self.places: int = table["decimals"]
        self.maximum = Fraction(table["scale_per_part"])
        self.gates = {
            "WRITTEN": Fraction(table["written_gate"]),
            "PROPOSAL": Fraction(table["proposal_gate"]),
        }
        self.weights = (Fraction(table["weight_written"]), Fraction(table["weight_proposal"]))
        self.near, self.far = Fraction(table["diff_auto_max"]), Fraction(table["diff_third_min"])
        self.adopt = min(
            Fraction(table["remark_adopt_below"]), Fraction(table["remark_dialogue_from"])
        )
        self.percents = {key: Fraction(value) for key, value in table["sanctions"].items()}
        self.cumulation: str = table["sanction_cumulation"]
        self.members: int = table["panel_min_examiners"]
        self.spread = Fraction(table["panel_spread_max"])
        self.ties: list[str] = table["tie_break"]
        self.survivor: str = table["single_survivor_after_gate"]
        if table["rounding"] != "HALF_UP" or table["sanction_applied"] != "AFTER_REMARK":
            raise Unreadable("quy tắc lạ / a rule this verifier does not know")

    def round(self, value: Fraction) -> Fraction:
        """Half away from nought, to the places of the profile."""
        unit = 10**self.places
        size = (abs(value) * unit * 2 + 1) // 2
        return Fraction(size if value >= 0 else -size, unit)

    def text(self, value: Points) -> str | None:
        """Points as text: at least the places of the profile, and never an idle nought more."""
        if value is None:
            return None
        places = self.places
        while (value * 10**places).denominator != 1:
            places += 1
        digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
        sign = "-" if value < 0 else ""
        return sign + (digits[:-places] + "." + digits[-places:] if places else digits)


# --- one part ------------------------------------------------------------------------------------


def two_marks(facts: Table, rules: Rules) -> Reconciled:
    """(branch, reconciled, difference, pending) from the marks of one script."""
    first, second = number(facts["first"]), number(facts["second"])
    if first is None or second is None:
        return None, None, None, ["MARKS"]
    gap = abs(first - second)
    if gap <= rules.near:
        return "MEAN", rules.round((first + second) / 2), gap, []
    if gap < rules.far:
        return discussed(facts, gap, rules)
    return third_hand(facts, gap, rules)


def discussed(facts: Table, gap: Fraction, rules: Rules) -> Reconciled:
    """A script over which the two examiners talk; the head decides where they do not agree."""
    for outcome, key in (("AGREED", "agreed"), ("HEAD", "head")):
        if facts[key] is not None:
            return "HEAD_DISCUSSION_" + outcome, rules.round(Fraction(facts[key])), gap, []
    return "HEAD_DISCUSSION", None, gap, ["HEAD_DISCUSSION"]


def third_hand(facts: Table, gap: Fraction, rules: Rules) -> Reconciled:
    """A script that a third examiner marks, and several together where all three differ."""
    first, second, third = (number(facts[key]) for key in ("first", "second", "third"))
    if third is None:
        return without_a_third(facts, gap, rules)
    for hand, other in (("FIRST", first), ("SECOND", second)):
        if third == other:
            return "THIRD_EQUALS_" + hand, rules.round(third), gap, []
    if facts["collective"] is None:
        return "COLLECTIVE", None, gap, ["COLLECTIVE_MARKING"]
    return "COLLECTIVE", rules.round(Fraction(facts["collective"])), gap, []


def without_a_third(facts: Table, gap: Fraction, rules: Rules) -> Reconciled:
    """A script that waits for a third examiner, or was marked collectively when opened."""
    if facts.get("opened") is not None:
        return "COLLECTIVE_OPENED", rules.round(Fraction(facts["opened"])), gap, []
    return "THIRD_MARKER", None, gap, ["THIRD_MARKER"]


def off_the_paper(sanctions: list[Table], rules: Rules) -> tuple[list[str], Fraction, list[str]]:
    """(levels, percent, pending): what the chair takes off."""
    open_ones = ["SANCTION_DECISION"] if any(s["applied"] is None for s in sanctions) else []
    levels = sorted(s["level"] for s in sanctions if s["applied"])
    if rules.cumulation == "HIGHER_ONLY" and levels:
        levels = [max(levels, key=lambda level: (rules.percents[level], level))]
    left, taken = Fraction(1), Fraction(0)
    for level in levels:
        taken += rules.percents[level]
        left *= 1 - rules.percents[level] / 100
    if rules.cumulation == "SUCCESSIVE":
        taken = (1 - left) * 100
    return levels, min(taken, Fraction(100)), open_ones


def second_look(asked: Table, reconciled: Fraction, until: str | None, rules: Rules) -> Remarked:
    """(state, branch, points, difference, score, pending) of a request for a remark."""
    if until and date.fromisoformat(asked["requested_on"]) > date.fromisoformat(until):
        return "REFUSED_LATE", None, None, None, reconciled, []
    branch, points, pending = remarks(asked, rules)
    if points is None:
        return "WAITING", None, None, None, None, pending
    gap = abs(points - reconciled)
    if gap == 0 or gap < rules.adopt:
        return adopted(points, reconciled), branch, points, gap, points, []
    if asked["dialogue"] is None:
        return "DIALOGUE", branch, points, gap, None, ["DIALOGUE"]
    return "DIALOGUE_DECIDED", branch, points, gap, rules.round(Fraction(asked["dialogue"])), []


def remarks(asked: Table, rules: Rules) -> tuple[str | None, Points, list[str]]:
    """(branch, points, pending) of the remarkers' own score."""
    first, second, third = (number(asked[key]) for key in ("first", "second", "third"))
    if first is None or second is None:
        return None, None, ["REMARKS"]
    if first == second:
        return "EQUAL", rules.round(first), []
    if third is None:
        return None, None, ["REMARK_THIRD_MARKER"]
    if third in (first, second):
        return "TWO_OF_THREE", rules.round(third), []
    return "MEAN_OF_THREE", rules.round((first + second + third) / 3), []


def adopted(points: Fraction, reconciled: Fraction) -> str:
    if points == reconciled:
        return "UNCHANGED"
    return "ADOPT_UP" if points > reconciled else "ADOPT_DOWN"


def written_line(facts: Table, until: str | None, rules: Rules) -> Table:
    """The whole published line of one script."""
    line = dict.fromkeys(WRITTEN_FIELDS)
    line.update(sanctions=[], pending=[], gate=rules.text(rules.gates["WRITTEN"]))
    if facts["sitting"] in NOT_RANKED:
        return {**line, "status": not_sat(facts["sitting"], "WRITTEN")}
    if not facts["zero"]:
        line.update({key: rules.text(number(facts[key])) for key in ("first", "second", "third")})
    branch, score, gap, pending = reconcile(facts, rules)
    line.update(branch=branch, difference=rules.text(gap), reconciled=rules.text(score))
    if score is None:
        levels, percent, undecided = off_the_paper(facts["sanctions"], rules)
        taken = rules.text(percent) if levels else None
        line.update(sanctions=levels, percent=taken, pending=undecided + pending)
        return {**line, "status": "PENDING"}
    return {**line, **from_score(facts, score, until, rules)}


def not_sat(sitting: str, part: str) -> str:
    return "ABSENT_" + part if sitting == "ABSENT" else sitting


def reconcile(facts: Table, rules: Rules) -> Reconciled:
    if facts["zero"]:
        return "ZERO_BY_RULE_" + facts["zero"], Fraction(0), None, []
    return two_marks(facts, rules)


def from_score(facts: Table, score: Fraction, until: str | None, rules: Rules) -> Table:
    """The rest of the line, from the reconciled score on: remark first, then deduction."""
    levels, percent, undecided = off_the_paper(facts["sanctions"], rules)
    before, gate = rules.round(score * (100 - percent) / 100), rules.gates["WRITTEN"]
    remark, raw, unanswered = remark_line(facts["remark"], score, until, rules)
    pending = undecided + unanswered
    official = None if pending or raw is None else rules.round(raw * (100 - percent) / 100)
    if remark:
        remark.update(crossing(before, official, gate, rules))
    return {
        "sanctions": levels,
        "percent": rules.text(percent),
        "provisional": rules.text(before),
        "remark": remark,
        "official_raw": rules.text(raw),
        "official": rules.text(official),
        "pending": pending,
        "status": verdict(official, gate, "WRITTEN"),
    }


def remark_line(
    asked: Table | None, score: Fraction, until: str | None, rules: Rules
) -> tuple[Table | None, Points, list[str]]:
    """(what is published of a remark, the score after it, pending); the score stays without one."""
    if not asked:
        return None, score, []
    state, branch, points, gap, raw, pending = second_look(asked, score, until, rules)
    remark: Table = {"requested_on": asked["requested_on"], "state": state, "branch": branch}
    remark.update(points=rules.text(points), difference=rules.text(gap))
    return remark, raw, pending


def crossing(before: Fraction, after: Points, gate: Fraction, rules: Rules) -> Table:
    if after is None:
        return {"change": None, "flip": "PENDING"}
    sides = (before >= gate, after >= gate)
    flip = {(False, True): "FAIL_TO_PASS", (True, False): "PASS_TO_FAIL"}.get(sides, "NONE")
    return {"change": rules.text(after - before), "flip": flip}


def verdict(points: Points, gate: Fraction, part: str) -> str:
    if points is None:
        return "PENDING"
    return ("PASSED_" if points >= gate else "FAILED_") + part


def proposal_line(facts: Table, rules: Rules) -> Table:
    """The whole published line of one defence."""
    line = dict.fromkeys(("spread", "branch", "assessed", "score"))
    line.update(slips=[], sanctions=[], pending=[], gate=rules.text(rules.gates["PROPOSAL"]))
    if facts["sitting"] in NOT_RANKED:
        return {**line, "status": not_sat(facts["sitting"], "PROPOSAL")}
    slips = [Fraction(each) for each in facts["slips"]]
    spread = max(slips) - min(slips) if slips else None
    line.update(slips=[rules.text(each) for each in slips], spread=rules.text(spread))
    branch, points, pending = panel(facts, slips, spread, rules)
    if points is None:
        levels, _, undecided = off_the_paper(facts["sanctions"], rules)
        line.update(sanctions=levels, pending=undecided + pending)
        return {**line, "status": "PENDING", "branch": branch}
    return {**line, "branch": branch, **from_assessed(facts, points, rules)}


def panel(
    facts: Table, slips: list[Fraction], spread: Points, rules: Rules
) -> tuple[str | None, Points, list[str]]:
    """(branch, points, pending): the mean of the slips, or what the head of the panel decided."""
    too_few = not slips or len(slips) < facts.get("least", rules.members)
    if too_few and facts["head"] is None:
        return None, None, ["PANEL_SLIPS"]
    if not too_few and spread is not None and spread <= rules.spread:
        return "PANEL_MEAN", rules.round(sum(slips, Fraction(0)) / len(slips)), []
    if facts["head"] is None:
        return "PANEL_HEAD_DECISION", None, ["PANEL_HEAD_DECISION"]
    return "PANEL_HEAD_DECIDED", rules.round(Fraction(facts["head"])), []


def from_assessed(facts: Table, points: Fraction, rules: Rules) -> Table:
    """The rest of the line, from the assessed points on: the deduction."""
    levels, percent, pending = off_the_paper(facts["sanctions"], rules)
    score = None if pending else rules.round(points * (100 - percent) / 100)
    return {
        "assessed": rules.text(points),
        "sanctions": levels,
        "score": rules.text(score),
        "pending": pending,
        "status": verdict(score, rules.gates["PROPOSAL"], "PROPOSAL"),
    }


# --- one position --------------------------------------------------------------------------------


def in_number_order(entries: Iterable[str]) -> list[str]:
    return sorted(entries, key=lambda entry: (len(entry), entry))


def position_block(position: Table, entries: Table, until: str | None, rules: Rules) -> Table:
    """All that is published about one position, worked out from the facts of its people."""
    block = {"code": position["code"], "selected": [], "pending": [], "written": {}}
    block.update(proposal={}, ranking=[], state=position["opening"])
    stopped = score_parts(block, position, entries, until, rules)
    if position["opening"] == "HELD":
        rank_people(block, position, in_number_order(entries), stopped, rules)
    return block


def score_parts(
    block: Table, position: Table, entries: Table, until: str | None, rules: Rules
) -> str | None:
    """Fill in the lines of both parts; return the state of a position that stops between them."""
    people = in_number_order(entries)
    has_written, has_proposal = "WRITTEN" in rules.parts, "PROPOSAL" in rules.parts
    if has_written:
        block["written"] = {p: written_line(entries[p]["written"], until, rules) for p in people}
    if not has_proposal:
        return None
    stopped = alone(position, block["written"], rules) if has_written else None
    if not stopped:
        defending = [p for p in people if not has_written or passed(block["written"].get(p))]
        block["proposal"] = {p: proposal_line(entries[p]["proposal"], rules) for p in defending}
    return stopped


def rank_people(
    block: Table, position: Table, people: list[str], stopped: str | None, rules: Rules
) -> None:
    """Fill in the list: in order of merit, or open while anything is."""
    lines = {
        p: [block[part][p] for part in ("written", "proposal") if p in block[part]] for p in people
    }
    pending = [[p, step] for p in people for line in lines[p] for step in line["pending"]]
    still_in = [p for p in people if all(passed(line) for line in lines[p])]
    if stopped or pending:
        block["state"] = stopped or "PENDING"
        block["pending"] = [] if stopped else pending
        block["ranking"] = [unranked(p, lines[p], block, block["state"]) for p in people]
        if not stopped:
            complete_but_waiting(block, still_in, rules)
        return
    block["ranking"] = merit_list(position, still_in, block, rules)
    block["ranking"] += [unranked(p, lines[p], block, "") for p in people if p not in set(still_in)]
    results = [row["result"] for row in block["ranking"]]
    block["state"] = state_of(results, position["seats"], len(still_in))
    block["selected"] = [row["entry"] for row in block["ranking"] if row["result"] == "SELECTED"]


def state_of(results: list[str], seats: int, complete: int) -> str:
    """Every seat taken, some left, nobody passed, or a tie that waits for an order."""
    if "TIE_PENDING" in results:
        return "TIE_PENDING"
    if not complete:
        return "NO_ONE_PASSED"
    return "DECIDED" if results.count("SELECTED") >= seats else "DECIDED_SEATS_LEFT"


def complete_but_waiting(block: Table, still_in: list[str], rules: Rules) -> None:
    """Who passed everything, in a position that waits for somebody else, has a total."""
    for row in block["ranking"]:
        if row["entry"] in still_in and row["result"] == "PENDING":
            total = total_of(number(row["written"]), number(row["proposal"]), rules)
            row.update(result="PASSED_NOT_RANKED_YET")
            row.update(total=rules.text(total), scale=rules.text(scale_of_total(rules)))


def passed(line: Table | None) -> bool:
    return line is not None and line["status"].startswith("PASSED_")


def alone(position: Table, written: dict[str, Table], rules: Rules) -> str | None:
    """The state of a position where one of several passed the written gate, or None."""
    statuses = [line["status"] for line in written.values()]
    survivors = statuses.count("PASSED_WRITTEN")
    if position["waived"] or survivors != 1 or len(statuses) < 2 or "PENDING" in statuses:
        return None
    fixed = {"CONTINUE": "CONTINUE", "STOP": "STOP"}
    decision: str | None = fixed.get(rules.survivor, position["survivor"])
    states: dict[str | None, str | None] = {"CONTINUE": None, "STOP": "SINGLE_SURVIVOR_STOPPED"}
    return states.get(decision, "SINGLE_SURVIVOR_PENDING")


def scores(entry: str, block: Table) -> tuple[str | None, str | None]:
    return (
        block["written"].get(entry, {}).get("official"),
        block["proposal"].get(entry, {}).get("score"),
    )


def scored(entry: str, block: Table) -> Table:
    on_paper, by_mouth = scores(entry, block)
    return {"entry": entry, "written": on_paper, "proposal": by_mouth}


def unranked(entry: str, lines: list[Table], block: Table, otherwise: str) -> Table:
    out = [each["status"] for each in lines if not passed(each) and each["status"] != "PENDING"]
    return {
        **scored(entry, block),
        "rank": None,
        "total": None,
        "scale": None,
        "result": out[0] if out else otherwise,
        "tie_rule": None,
        "tied_with": [],
    }


def total_of(written: Points, proposal: Points, rules: Rules) -> Fraction:
    points = {"WRITTEN": written or Fraction(0), "PROPOSAL": proposal or Fraction(0)}
    if rules.mode in PROPOSAL_ALONE:
        return rules.round(points["PROPOSAL"])
    if rules.mode == "WEIGHTED" and len(rules.parts) == 2:
        on_paper, by_mouth = rules.weights
        return rules.round((points["WRITTEN"] * on_paper + points["PROPOSAL"] * by_mouth) / 100)
    return rules.round(sum((points[part] for part in rules.parts), Fraction(0)))


def scale_of_total(rules: Rules) -> Fraction:
    """The highest total there can be."""
    return rules.maximum * (len(rules.parts) if rules.mode == "SUM" else 1)


def chain_of(rules: Rules) -> list[str]:
    """The parts compared after the total, in order."""
    used = ["PROPOSAL"] if rules.mode == "PROJECT_ONLY" else rules.parts
    before_head = []
    for key in rules.ties:
        if key == "HEAD_DECISION":
            break
        if key in used:
            before_head.append(key)
    return before_head


def merit_list(position: Table, people: list[str], block: Table, rules: Rules) -> list[Table]:
    """The ranked lines. A rank is one more than the number of people who are strictly better."""
    merits = merits_of(people, block, rules)
    twins: dict[Merit, list[str]] = {}
    for entry, merit in merits.items():
        twins.setdefault(merit, []).append(entry)
    better, so_far = {}, 0
    for merit in sorted(twins, reverse=True):
        better[merit], so_far = so_far, so_far + len(twins[merit])
    reasons = reasons_of(merits, rules)
    rows = [
        {
            **scored(entry, block),
            **seat(entry, twins[merit], better[merit], position, reasons[entry]),
            "total": rules.text(merit[0]),
            "scale": rules.text(scale_of_total(rules)),
        }
        for entry, merit in merits.items()
    ]
    return sorted(rows, key=lambda row: (row["rank"], len(row["entry"]), row["entry"]))


def merits_of(people: list[str], block: Table, rules: Rules) -> dict[str, Merit]:
    """The merit of each person: the total, then the parts that break a tie."""
    chain, merits = chain_of(rules), {}
    for entry in in_number_order(people):
        on_paper, by_mouth = (number(text) for text in scores(entry, block))
        points = {"WRITTEN": on_paper or Fraction(0), "PROPOSAL": by_mouth or Fraction(0)}
        merits[entry] = (total_of(on_paper, by_mouth, rules), *(points[key] for key in chain))
    return merits


def reasons_of(merits: dict[str, Merit], rules: Rules) -> dict[str, str]:
    """The deepest part that tells each person from another with the same total."""
    chain = chain_of(rules)
    shared = Counter(merit[:n] for merit in merits.values() for n in range(1, len(merit)))
    reasons = {}
    for entry, merit in merits.items():
        deepest = max((n for n in range(1, len(merit)) if shared[merit[:n]] > 1), default=0)
        reasons[entry] = chain[deepest - 1] if deepest else "TOTAL"
    return reasons


def seat(entry: str, group: list[str], above: int, position: Table, reason: str) -> Table:
    """The rank of one person and why, given the equals and the number who are better."""
    seats, order = position["seats"], position["tie_order"]
    rule = reason if len(group) == 1 else "TIED_NO_EFFECT"
    rank, last = above + 1, above + len(group)
    tied_with = [each for each in group if each != entry]
    if rank <= seats < last:
        ordered = [order[each] for each in group if each in order]
        if len(set(ordered)) < len(group):
            return ranked(rank, "TIE_PENDING", "HEAD_DECISION_PENDING", tied_with)
        rank = last = rank + sum(1 for other in ordered if other < order[entry])
        rule = "HEAD_DECISION"
    result = "SELECTED" if last <= seats else "PASSED_NOT_SELECTED"
    return ranked(rank, result, rule, tied_with)


def ranked(rank: int, result: str, rule: str, tied_with: list[str]) -> Table:
    return {"rank": rank, "result": result, "tie_rule": rule, "tied_with": tied_with}


# --- comparing -----------------------------------------------------------------------------------


def recompute(inputs: Table) -> Table:
    rules = Rules(inputs["scoring"])
    by_position = entries_by_position(inputs)
    return {
        "positions": [
            position_block(
                position, by_position.get(position["code"], {}), inputs["remark_until"], rules
            )
            for position in inputs["positions"]
        ]
    }


def entries_by_position(inputs: Table) -> dict[str, Table]:
    by_position: dict[str, Table] = {}
    for entry, facts in inputs["entries"].items():
        by_position.setdefault(facts["position"], {})[entry] = facts
    unknown = set(by_position) - {position["code"] for position in inputs["positions"]}
    if unknown:
        raise Unreadable("vị trí lạ / unknown position: " + ", ".join(sorted(unknown)))
    return by_position


def compare(published: object, worked_out: object, where: str) -> Iterator[Difference]:
    """Yield (where, published, recomputed) for every leaf that differs."""
    if isinstance(published, dict) and isinstance(worked_out, dict):
        for key in sorted(set(published) | set(worked_out)):
            path = where + "/" + key
            yield from compare(published.get(key, ...), worked_out.get(key, ...), path)
    elif isinstance(published, list) and isinstance(worked_out, list):
        for n in range(max(len(published), len(worked_out))):
            right = worked_out[n] if n < len(worked_out) else ...
            left = published[n] if n < len(published) else ...
            yield from compare(left, right, where + "/" + label(left, right, n))
    elif type(published) is not type(worked_out) or published != worked_out:
        yield where, published, worked_out


def label(published: object, worked_out: object, n: int) -> str:
    for each in (published, worked_out):
        if isinstance(each, dict):
            return each.get("entry") or each.get("code") or str(n)
    return str(n)


def codes_of_scripts(document: Table) -> Iterator[Difference]:
    """Yield (where, published, expected) for every blind code that cannot be a script's.

    A code is five symbols and one that checks them; everybody with a mark has one of their own.
    """
    codes, entries = document.get("codes", {}), document["inputs"]["entries"]
    uses = Counter(codes.values())
    for entry, code in codes.items():
        expected = code[:-1] + check_symbol(code[:-1]) if entry in entries else None
        if uses[code] > 1:
            expected = "(trùng phách / used twice)"
        if code != expected:
            yield "codes/" + entry, code, expected
    for entry, facts in entries.items():
        if codes and facts["written"]["first"] is not None and entry not in codes:
            yield "codes/" + entry, ..., "(phải có phách / needs a code)"


def check_symbol(symbols: str) -> str:
    weighted = sum(weight * CODE_SYMBOLS.find(each) for weight, each in enumerate(symbols, start=2))
    return CODE_SYMBOLS[weighted % len(CODE_SYMBOLS)]


def seals(files: Files, document: Table, expect: str | None) -> Iterator[Difference]:
    """Yield (where, published, recomputed) for every digest that does not hold."""
    raw = files[DOCUMENT]
    if canonical(document) != raw:
        yield DOCUMENT + ": dạng chuẩn / canonical form", sha256(raw), sha256(canonical(document))
    if expect and matched(files, expect) is None:
        yield (
            "--expect",
            expect.lower(),
            " | ".join(sha256(files[name]) for name in vouched_for(files)),
        )
    for part in ("inputs", "outcome"):
        if document[part + "_sha256"] != sha256(canonical(document[part])):
            yield part + "_sha256", document[part + "_sha256"], sha256(canonical(document[part]))
    for line in files.get(SUMS, b"").decode("utf-8").splitlines():
        listed, _, name = line.partition("  ")
        actual = sha256(files[name]) if name in files else "(không có / missing)"
        if listed != actual:
            yield SUMS + "/" + name, listed, actual


def vouched_for(files: Files) -> list[str]:
    """Return the files whose digests the council shows: in the notice, and on the page."""
    return [name for name in (DOCUMENT, LIST) if name in files]


def matched(files: Files, expect: str | None) -> str | None:
    """Return the file whose digest was expected; None if it is nobody's."""
    wanted = (expect or "").strip().lower()
    return next((name for name in vouched_for(files) if sha256(files[name]) == wanted), None)


def published_list(files: Files, document: Table) -> Iterator[Difference]:
    """Yield (where, published, expected) for every line of the list that the outcome is not.

    The list is what everybody reads on the page; a field that it does not publish is not compared.
    """
    if LIST not in files:
        return
    content = parse(files[LIST])
    if canonical(content) != files[LIST]:
        where = LIST + ": dạng chuẩn / canonical form"
        yield where, sha256(files[LIST]), sha256(canonical(content))
    rows = {
        row["entry"]: (position["code"], row)
        for position in document["outcome"]["positions"]
        for row in position["ranking"]
    }
    lines = {line["number"]: line for line in content["lines"]}
    for entry in sorted(set(rows) | set(lines)):
        if entry not in rows or entry not in lines or len(lines) != len(content["lines"]):
            yield f"{LIST}/{entry}", lines.get(entry, ...), rows.get(entry, ...)
        else:
            yield from listed_line(entry, lines[entry], *rows[entry], document["names"])


def listed_line(
    entry: str, line: Table, position: str, row: Table, names: Table
) -> Iterator[Difference]:
    expected = {name: row.get(name) for name in LISTED_FIELDS if name in line}
    expected["position"] = position
    if "name" in line:
        expected["name"] = names.get(entry)
    for name, value in expected.items():
        if as_listed(line[name]) != as_listed(value):
            yield f"{LIST}/{entry}/{name}", line[name], value


def as_listed(value: object) -> str:
    """Return a value as the list writes it: what there is none of is blank."""
    return "" if value in (None, []) else str(value)


def verify(files: Files, expect: str | None = None) -> tuple[str, list[Difference]]:
    """Return (digest, differences)."""
    document = document_of(files)
    differences = list(seals(files, document, expect))
    try:
        differences += compare(document["outcome"], recompute(document["inputs"]), "outcome")
    except NONSENSE as reason:
        if not differences:
            raise
        differences.append(("inputs", f"{type(reason).__name__}: {reason}", None))
    differences += codes_of_scripts(document)
    differences += published_list(files, document)
    strangers = sorted(set(document["names"]) - set(document["inputs"]["entries"]))
    differences += [("names/" + entry, document["names"][entry], None) for entry in strangers]
    return sha256(files[DOCUMENT]), differences


def document_of(files: Files) -> Table:
    if DOCUMENT not in files:
        raise Unreadable("không có / missing: " + DOCUMENT)
    document = parse(files[DOCUMENT])
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise Unreadable("không phải gói kết quả / not a result bundle of " + SCHEMA)
    return document


def show(value: object) -> str:
    if value is ...:
        return "(không có / missing)"
    return "(trống / empty)" if value is None else str(value)


WHAT_IT_PROVES = {
    DOCUMENT: (
        "--expect: đúng mã của ket-qua.json, in trong biên bản, thông báo: dữ liệu và kết quả "
        "trong gói là những gì Hội đồng đã ký.",
        "--expect: the digest of ket-qua.json, of the minutes and the notice: facts and outcome of "
        "the bundle are those that the council signed.",
    ),
    LIST: (
        "--expect: đúng mã của danh-sach.json, ghi trên trang công bố: danh sách trong gói là danh "
        "sách trên trang; từng dòng đã được so với kết quả tính lại.",
        "--expect: the digest of danh-sach.json, of the page: the list of the bundle is the one on "
        "the page; each line was compared with the outcome worked out again.",
    ),
}


def tell(digest: str, differences: list[Difference], entries: int, expected: str | None) -> None:
    print("SHA-256:", digest)
    for sentence in WHAT_IT_PROVES[expected] if expected else ():
        print(sentence)
    if not differences:
        print(f"ĐÚNG: tính lại {entries} thí sinh, mọi điểm, thứ hạng, kết quả đều khớp.")
        print(f"CONFIRMED: {entries} entries recomputed; every score, rank and result agrees.")
        return
    print(f"SAI KHÁC: {len(differences)} chỗ. / DIFFERS: {len(differences)} places.")
    for where, published, worked_out in differences:
        print(f"- {where}")
        print(f"    công bố / published:  {show(published)}")
        print(f"    tính lại / recomputed: {show(worked_out)}")


def tell_as_json(
    digest: str, differences: list[Difference], entries: int, expected: str | None
) -> None:
    places = [
        {"where": where, "published": show(published), "recomputed": show(worked_out)}
        for where, published, worked_out in differences
    ]
    report = {"ok": not differences, "digest": digest, "entries": entries, "differences": places}
    report["expected"] = expected
    print(json.dumps(report, ensure_ascii=False))


def tell_unreadable(reason: Exception, *, as_json: bool) -> None:
    problem = f"{type(reason).__name__}: {reason}"
    if as_json:
        print(json.dumps({"ok": False, "error": problem}, ensure_ascii=False))
    else:
        print("KHÔNG ĐỌC ĐƯỢC / UNREADABLE:", problem)


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--expect", metavar="SHA256")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    asked = options(arguments)
    try:
        files = open_bundle(asked.bundle)
        digest, differences = verify(files, asked.expect)
        entries = len(parse(files[DOCUMENT])["inputs"]["entries"])
        expected = matched(files, asked.expect)
    except NONSENSE as reason:
        tell_unreadable(reason, as_json=asked.json)
        return 2
    (tell_as_json if asked.json else tell)(digest, differences, entries, expected)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
