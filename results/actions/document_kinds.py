"""A kind of paper a campaign issues: of what there is one, what it says, how it is laid out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from audit.rules.canonical import canon
from candidates.documents import ineligible, list_to_sign
from exams.documents.paper import Heading
from exams.models import Campaign
from exams.rules.letters import LetterKind
from exams.rules.stages import SCREEN, SIT_WRITTEN, Step, since
from results.models import IssuedDocument
from results.rules.document_states import DocumentState, names_the_same, state_of

Contents = dict[str, dict[str, Any]]


def _no_captions(campaign: Campaign) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of paper.

    `subjects` returns of what there is one, with the number it has already (blank: it is numbered
    when it is issued); `contents` what each of some says, with the same few queries for any number.
    What stands in `passing` is told by the way: no paper goes stale when it changes. Nor does one
    whose content keeps its facts apart (`facts_of`), when the wording around them does.
    """

    name: str
    slug: str  # in addresses
    template: str
    symbol: str
    steps: tuple[Step, ...]  # when it may be issued
    subjects: Callable[[Campaign], dict[str, str]]
    contents: Callable[[Campaign, Mapping[str, Heading]], Contents]
    is_personal: bool = False  # reading it is reading a dossier
    is_numbered_here: bool = True
    letter: LetterKind | None = None  # by which the person whom it is about is told
    passing: tuple[str, ...] = ()
    comes_back: bool = True  # its signed copy is waited for
    concerns: str = ""  # what of a file names its subject, where it is about one
    many_in_file: bool = False  # its template lays out several, each from a page of its own
    is_optional: bool = False  # somebody chooses whether there is one: none is lacking
    captions: Callable[[Campaign], dict[str, str]] = _no_captions  # where a subject is no name

    @property
    def is_edited(self) -> bool:
        """Say whether the office edits its paper in Word: a draft until the signed copy is in."""
        return self.template.endswith(".docx")

    def digest_of(self, content: Mapping[str, Any]) -> str:
        """Return the digest (SHA-256) of the facts of a paper; of all it says, where none are."""
        if "rests_on" in content:
            return sha256(canon({"kind": self.name, **content["rests_on"]})).hexdigest()
        lasting = {key: content[key] for key in content if key not in self.passing}
        return sha256(canon(lasting)).hexdigest()

    def still_says(self, paper: IssuedDocument, content: Mapping[str, Any]) -> bool:
        """Say whether a paper that was issued says what is so today, which `content` says."""
        if self.digest_of(content) == paper.digest:
            return True
        return "rests_on" in content and names_the_same(paper.content, content)


def _kept_out(campaign: Campaign) -> dict[str, str]:
    return dict.fromkeys(ineligible.kept_out(campaign).values_list("reg_no", flat=True), "")


LIST_TO_SIGN = DocumentKind(
    "LIST_TO_SIGN",
    "danh-sach-ket-qua-tham-dinh",
    list_to_sign.TEMPLATE,
    list_to_sign.SYMBOL,
    since(SCREEN),
    list_to_sign.to_sign,
    list_to_sign.lists,
    is_personal=True,
)
INELIGIBLE_LETTER = DocumentKind(
    "INELIGIBLE_LETTER",
    "thong-bao-khong-du-dieu-kien",
    ineligible.TEMPLATE,
    ineligible.SYMBOL,
    since(SIT_WRITTEN),
    _kept_out,
    ineligible.letters,
    is_personal=True,
    concerns="reg_no",
    letter=LetterKind.INELIGIBLE_NOTICE,
)


def states_of(
    campaign: Campaign, kind: DocumentKind, papers: Sequence[IssuedDocument]
) -> dict[IssuedDocument, DocumentState]:
    """Return the state of each of some papers of one kind, reckoned from the facts of today."""
    in_force = {paper.about: paper for paper in papers if paper.superseded_at is None}
    headings = {key: Heading(paper.number, paper.issued_at) for key, paper in in_force.items()}
    today = kind.contents(campaign, headings) if headings else {}
    return {
        paper: state_of(
            is_superseded=paper.superseded_at is not None,
            is_current=kind.still_says(paper, today.get(paper.about, {})),
            is_signed=bool(paper.scan_digest),
            is_edited=kind.is_edited,
        )
        for paper in papers
    }
