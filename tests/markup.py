"""A page as a tree, for tests that ask what stands inside what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Node:
    """An element: its tag, attributes, and what is in it."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    @property
    def text(self) -> str:
        """Return the words inside, with single spaces."""
        parts = (each if isinstance(each, str) else each.text for each in self.children)
        return " ".join(" ".join(parts).split())

    def all(self, *tags: str) -> Iterator["Node"]:
        """Yield every element inside that has one of these tags."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                yield from child.all(*tags)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("page")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        names = [node.tag for node in self.open]
        if tag in names[1:]:
            last = len(names) - 1 - names[::-1].index(tag)
            del self.open[last:]

    def handle_data(self, data):
        self.open[-1].children.append(data)


def tree_of(html: str) -> Node:
    """Return a page as a tree."""
    parser = _Tree()
    parser.feed(html)
    return parser.root
