"""The words of the pages: found in the source, kept in .po files, compiled to .mo.

Vietnamese is the language of the source, so `en` holds every message of ours. `vi` holds what
others wrote in English and our readers can meet: the account pages of allauth.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import allauth
import polib
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = (
    *("web", "audit", "accounts", "exams", "candidates", "grading", "results", "oversight"),
    *("rehearsal", "config", "templates"),
)
ALLAUTH = Path(allauth.__file__).parent
# What our pages cannot show: no phone, no passkeys, no social accounts, no codes by mail.
_NOT_SHOWN = re.compile(
    r"phone|webauthn|passkey|/tests/|admin\.py|apps\.py|request_login_code|models\.py"
)
_TEXT = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({_TEXT}(?:\s*,\s*{_TEXT})*)")
_LITERAL = re.compile(_TEXT)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """What a page says: the words, and their plural and context if they have one."""

    text: str
    plural: str = ""
    context: str = ""


def path_of(language: str) -> Path:
    return Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po"


def wanted(language: str) -> dict[Message, str]:
    """Return every message a language must have, with the file that says it."""
    if language == "vi":
        files = (
            path
            for part in ("account", "mfa", "templates/account", "templates/mfa")
            for path in sorted((ALLAUTH / part).rglob("*"))
            if not _NOT_SHOWN.search(str(path))
        )
        return _messages_by_file(files, ALLAUTH.parent)
    root = Path(settings.BASE_DIR)
    return _messages_by_file(
        (path for part in FOLDERS for path in sorted((root / part).rglob("*"))), root
    )


def missing(language: str) -> list[str]:
    """Return the messages that a language lacks."""
    have = {_key(entry) for entry in polib.pofile(str(path_of(language))) if entry.translated()}
    return [message.text for message in sorted(wanted(language)) if message not in have]


def gather(language: str) -> tuple[int, int]:
    """Write the catalogue again: new messages empty, unused ones gone; return how many of each."""
    path = path_of(language)
    book = polib.pofile(str(path))
    have = {_key(entry): entry for entry in book if not entry.obsolete}
    want = wanted(language)
    fresh = polib.POFile(wrapwidth=98)
    fresh.metadata = book.metadata
    for message in sorted(want):
        entry = have.get(message) or _empty(message)
        entry.occurrences = [(want[message], "")]
        fresh.append(entry)
    if language == "vi":  # words of Django itself that its own catalogue lacks
        obsolete = [have[key] for key in sorted(set(have) - set(want)) if have[key].translated()]
        fresh.extend(obsolete)
    fresh.save(str(path))
    return len(set(want) - set(have)), len(have) + len(set(want) - set(have)) - len(fresh)


def compile_to_mo(language: str) -> bool:
    """Compile a catalogue unless its .mo is fresh; say whether it was compiled."""
    source = path_of(language)
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
        return False
    draft = target.with_suffix(".mo.draft")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(target)
    return True


def _messages_by_file(files: Iterable[Path], root: Path) -> dict[Message, str]:
    origins: dict[Message, str] = {}
    for path in files:
        for message in _messages_in(path):
            origins.setdefault(message, path.relative_to(root).as_posix())
    return origins


def _messages_in(path: Path) -> Iterator[Message]:
    if path.suffix == ".py":
        yield from _in_python(path.read_text(encoding="utf-8"))
    elif path.suffix in (".html", ".txt"):
        yield from _in_template(path.read_text(encoding="utf-8"))


def _in_template(text: str) -> Iterator[Message]:
    for call in _CALL.finditer(templatize(text)):
        literals = [ast.literal_eval(literal) for literal in _LITERAL.findall(call[2])]
        yield _message(call[1], literals)


def _in_python(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (name := _called(node.func)):
            literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if literals and all(isinstance(literal, str) for literal in literals):
                yield _message(name, [str(literal) for literal in literals])


def _called(func: ast.expr) -> str:
    name = func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")
    name = name.removesuffix("_lazy")
    return name if name in ("_", "gettext", "ngettext", "pgettext", "npgettext") else ""


def _message(name: str, texts: list[str]) -> Message:
    context = texts.pop(0) if "pgettext" in name else ""
    plural = texts[1] if name.startswith("n") and len(texts) > 1 else ""
    return Message(texts[0], plural, context)


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


def _empty(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.text, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: "", 1: ""}
    return entry
