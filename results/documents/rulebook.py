"""Write the rule book: every rule of the law, with its source and units, from the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from accounts.rules.duties import DUTIES
from exams.rules.parameters import SECTIONS, Parameter
from web.sentences import catalogue

APPS = ("accounts", "audit", "exams", "candidates", "grading", "results")
HEAD = """# The rule book

Generated from the docstrings of `*/rules/` by `manage.py rulebook`; `make check` fails when it is
stale. Each function is one rule: what it says, its source (the article), and its units.
"""


def rulebook() -> str:
    """Return the whole book as Markdown."""
    return "\n".join([HEAD, *_rules(), *_duties(), *_parameters()]).rstrip() + "\n"


def _rules() -> Iterator[str]:
    for app in APPS:
        for path in sorted((Path(settings.BASE_DIR) / app / "rules").glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            about = ast.get_docstring(tree)
            rules = [*_public(tree)]
            if about and rules:
                yield f"\n## `{app}/rules/{path.name}`\n\n{about}\n"
                yield from rules


def _public(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        rule = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if isinstance(node, ast.FunctionDef) and rule and not node.name.startswith("_"):
            yield f"* **`{node.name}`** – {' '.join(rule.split())}"


def _duties() -> Iterator[str]:
    """Yield who may do what: one line for each role."""
    words = catalogue()
    yield "\n## Roles and duties\n"
    yield "| Vai trò | Role | Duties |\n| --- | --- | --- |"
    for role, duties in DUTIES.items():
        listed = ", ".join(sorted(f"`{duty}`" for duty in duties))
        yield f"| {words[role]['vi']} | `{role}` | {listed} |"


def _parameters() -> Iterator[str]:
    """Yield the parameters of annex (ii): type, default, whether code reads it, and basis."""
    words = catalogue()
    yield "\n## The regulation profile\n"
    for section, parameters in SECTIONS.items():
        yield f"\n### {words[section.upper()]['vi']} (`{section}`)\n"
        yield "| Tham số | Khóa | Kiểu | Mặc định | Áp dụng | Căn cứ |\n" + "| --- " * 6 + "|"
        for parameter in parameters:
            yield f"| {' | '.join(_row(parameter))} |"


def _row(parameter: Parameter) -> tuple[str, ...]:
    return (
        f"{parameter.title} **phải xác nhận**" if parameter.must_set else parameter.title,
        f"`{parameter.key}`",
        f"`{parameter.kind}`",
        _plain(parameter.default),
        "hệ thống áp dụng" if parameter.enforced else "chỉ ghi nhận",
        parameter.basis,
    )


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "–" if value is None else str(value)
