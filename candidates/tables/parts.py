"""The XML parts inside a spreadsheet, parsed with the standard library and no document type.

Runs in the child process only.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from candidates.tables.cell_marks import TRUE
from candidates.tables.formats import padding

PERCENTAGES = {"9": "0%", "10": "0.00%"}  # formats that no file has to write down
Begins = Callable[[str, dict[str, str]], None]
Ends = Callable[[str, str], None]


class DocumentType(ValueError):
    """The part declares a document type; spreadsheets never do, attacks do."""


def walk(xml: bytes, begins: Begins, ends: Ends) -> None:
    """Call `begins(name, attributes)` and `ends(name, text)` for every element, in order.

    Names and attributes come without namespace prefixes.
    """
    text: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        text.clear()
        begins(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        ends(_local(name), "".join(text))
        text.clear()

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    parser.Parse(xml, True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise DocumentType


def elements(xml: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Return every element's name and attributes, in order; for small parts."""
    opened: list[tuple[str, dict[str, str]]] = []
    walk(xml, lambda name, attributes: opened.append((name, attributes)), lambda name, text: None)
    return iter(opened)


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the path of the part of each sheet, by the sheet's name."""
    book = _book(package)
    targets = _targets(package, book)
    return {
        sheet["name"]: targets[sheet["id"]]
        for name, sheet in elements(package.read(book))
        if name == "sheet" and sheet.get("id") in targets
    }


def _targets(package: zipfile.ZipFile, book: str) -> dict[str, str]:
    """Return the path of each part that the workbook refers to, by its identifier there."""
    folder, name = posixpath.split(book)
    return {
        relation["Id"]: posixpath.normpath(posixpath.join("/", folder, relation["Target"]))[1:]
        for kind, relation in elements(package.read(f"{folder}/_rels/{name}.rels"))
        if kind == "Relationship"
    }


def _book(package: zipfile.ZipFile) -> str:
    """Return the path of the workbook part; programs other than Excel may name it otherwise."""
    for name, relation in elements(package.read("_rels/.rels")):
        if name == "Relationship" and relation["Type"].endswith("/officeDocument"):
            return relation["Target"].lstrip("/")
    return "xl/workbook.xml"


def is_since_1904(data: bytes) -> bool:
    """Tell whether a workbook numbers its days from 1904 instead of 1900."""
    package = zipfile.ZipFile(io.BytesIO(data))
    settings = (
        each for name, each in elements(package.read(_book(package))) if name == "workbookPr"
    )
    return any(each.get("date1904") in TRUE for each in settings)


def paddings(package: zipfile.ZipFile) -> dict[int, Callable[[str], str]]:
    """Return, by style number, how the styles that pad whole numbers with zeros show them."""
    styles = posixpath.join(posixpath.dirname(_book(package)), "styles.xml")
    if styles not in package.namelist():
        return {}
    codes, used = _number_formats(package.read(styles))
    pads = {number: padding(code) for number, code in codes.items()}
    return {style: pad for style, number in enumerate(used) if (pad := pads.get(number))}


def _number_formats(styles: bytes) -> tuple[dict[str, str], list[str]]:
    """Return the codes of the number formats, and which of them each style uses."""
    codes = {**PERCENTAGES}
    used: list[str] = []
    is_cell_format = False
    for name, attributes in elements(styles):
        if name == "numFmt":
            codes[attributes["numFmtId"]] = attributes["formatCode"]
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            is_cell_format = name == "cellXfs"
        elif name == "xf" and is_cell_format:
            used.append(attributes.get("numFmtId", "0"))
    return codes, used
