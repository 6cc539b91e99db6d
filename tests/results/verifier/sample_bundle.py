"""The bundle of the sample campaign, as published and as a forger would change it."""

import importlib.util
import json
from functools import cache

from grading.rules.outcome import work_out
from grading.rules.snapshot import inputs_of, outcome_of
from results.rules.bundle import DOCUMENT, Bundle, bundle, digest
from tests import sample

SCRIPT = sample.ROOT / "results" / "verifier" / "verify_bundle.py"


def _load():
    spec = importlib.util.spec_from_file_location("verify_bundle", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verifier = _load()


@cache
def made() -> Bundle:
    scoring, until = sample.scoring(), sample.remark_until()
    positions, facts = sample.positions(), sample.facts()
    decided = work_out(positions, facts, scoring, remark_until=until)
    selected = {entry for each in decided for entry in each.ranking.selected}
    people = sample.citizens()
    return bundle(
        {"code": sample.campaign()["campaign"]["code"]},
        inputs_of(positions, facts, scoring, remark_until=until),
        outcome_of(decided, scoring),
        {entry: people[entry]["name"] for entry in selected},
    )


def document() -> dict:
    return json.loads(made().document)


def sealed(changed: dict) -> dict[str, bytes]:
    """The work of a forger who knows how the digests are made."""
    for part in ("inputs", "outcome"):
        changed[f"{part}_sha256"] = digest(changed[part])
    return {DOCUMENT: verifier.canonical(changed)}


def rows(whole: dict) -> list:
    return whole["outcome"]["positions"][0]["ranking"]
