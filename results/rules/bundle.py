"""The public bundle: what anybody needs to work the ranking out again, and to see it unchanged."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from audit.rules.canonical import canon
from exams.rules.refusals import Refusal

SCHEMA = "ket-qua-thi-tuyen/1"
DOCUMENT = "ket-qua.json"
SUMS = "SHA256SUMS"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_PUBLIC_CAMPAIGN = frozenset(
    {"code", "name", "host", "announcement_no", "announced_on", "published_on", "decision_no"}
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The canonical bytes, and the digests that the minutes and the notice print.

    Units: digests are SHA-256 in hexadecimal.
    """

    document: bytes
    digest: str
    inputs_digest: str
    outcome_digest: str


def bundle(
    campaign: Mapping[str, str],
    inputs: Mapping[str, object],
    outcome: Mapping[str, object],
    names: Mapping[str, str] | None = None,
    codes: Mapping[str, str] | None = None,
) -> Bundle:
    """Put the inputs and the outcome of one ranking into one canonical document.

    Source: docs/evidence.md. `inputs` and `outcome` are those of `grading.rules.snapshot`;
    `names` holds only the names that the published list shows, by candidate number; `codes` the
    blind code of each script, where two persons bound them by the stubs (regulations 5.3).
    """
    _require_public(campaign)
    inputs_digest, outcome_digest = digest(dict(inputs)), digest(dict(outcome))
    document = canon(
        {
            "schema": SCHEMA,
            "campaign": dict(campaign),
            "inputs": dict(inputs),
            "inputs_sha256": inputs_digest,
            "outcome": dict(outcome),
            "outcome_sha256": outcome_digest,
            "names": dict(names or {}),
            **({"codes": dict(codes)} if codes else {}),
        }
    )
    return Bundle(document, _sha256(document), inputs_digest, outcome_digest)


def _require_public(campaign: Mapping[str, str]) -> None:
    if unknown := sorted(set(campaign) - _PUBLIC_CAMPAIGN):
        raise Refusal("NOT_PUBLIC", fields=", ".join(unknown))


def digest(value: object) -> str:
    """The SHA-256 of a plain value in its canonical form."""
    return _sha256(canon(value))


def archive(made: Bundle, extras: Mapping[str, bytes] | None = None) -> bytes:
    """The bundle as a zip whose bytes depend on its content alone.

    Source: docs/evidence.md: sorted names, fixed dates. The extras are the verifier and its readme.
    """
    files = {**(extras or {}), DOCUMENT: made.document}
    files[SUMS] = "".join(
        f"{_sha256(content)}  {name}\n" for name, content in sorted(files.items())
    ).encode()
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as packed:
        for name, content in sorted(files.items()):
            packed.writestr(_entry(name), content)
    return sink.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return the heading of a file in the zip: the same on every day and every system."""
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
