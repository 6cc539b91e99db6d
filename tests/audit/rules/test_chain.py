import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.canonical import canon
from audit.rules.chain import Head, Link, commitment, faults, leaf, push, root, row_digest

TEXTS = st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=9)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def chained(entries):
    links, previous, frontier = [], "", b""
    for index, entry in enumerate(entries):
        links.append(Link(index, leaf(entry), entry, previous, index))
        frontier, previous = push(frontier, index, leaf(entry)), leaf(entry)
    return links, Head(len(links), previous, frontier)


def tree(leaves):
    """Return the RFC 6962 root the slow way."""
    if len(leaves) == 1:
        return bytes.fromhex(leaves[0])
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + tree(leaves[:split]) + tree(leaves[split:])).digest()


@given(TEXTS)
def test_an_untouched_log_holds_and_its_root_is_the_tree_of_all(entries):
    links, head = chained(entries)

    assert list(faults(links, head)) == []
    assert root(head.frontier) == tree([link.leaf for link in links]).hex()


def test_an_empty_log_has_the_root_of_nothing():
    assert root(b"") == hashlib.sha256(b"").hexdigest()
    assert list(faults([], Head(0, "", b""))) == []


@given(TEXTS, st.data())
def test_any_changed_byte_is_found(entries, data):
    links, head = chained(entries)
    index = data.draw(st.integers(0, len(links) - 1))
    byte = data.draw(st.integers(0, len(entries[index]) - 1))
    forged = bytearray(entries[index])
    forged[byte] ^= data.draw(st.integers(1, 255))
    old = links[index]
    links[index] = Link(index, old.leaf, bytes(forged), old.previous, index)

    assert (index, "LEAF") in list(faults(links, head))


@given(TEXTS, st.data())
def test_a_link_left_out_is_found(entries, data):
    links, head = chained(entries)
    del links[data.draw(st.integers(0, len(links) - 1))]

    assert "HEAD" in {code for _, code in faults(links, head)}


def test_a_leaf_that_is_no_digest_is_a_fault_and_no_crash():
    [link], head = chained([b"x"])

    forged = Link(0, "không phải", link.entry, "", 0)
    assert [code for _, code in faults([forged], head)] == ["LEAF", "HEAD"]


@given(VALUES)
def test_the_same_facts_give_the_same_bytes_whatever_their_order(value):
    turned = dict(reversed(value.items())) if isinstance(value, dict) else value

    assert canon(value) == canon(turned)


@pytest.mark.parametrize("value", [1.5, [0.0], {"x": object()}])
def test_what_has_no_one_form_is_refused(value):
    with pytest.raises(TypeError):
        canon(value)


def test_a_digest_of_a_row_passes_over_what_has_no_value():
    row = {"name": "An", "ver": 1}

    for empty in (None, ""):
        assert row_digest("person", row) == row_digest("person", {**row, "added_later": empty})
    for value in (0, False, " ", []):
        assert row_digest("person", row) != row_digest("person", {**row, "added_later": value})
    assert row_digest("person", row) != row_digest("person", {**row, "ver": 2})
    assert row_digest("person", row) != row_digest("paper", row)


def test_a_commitment_binds_to_its_value_its_kind_and_its_salt():
    told = commitment("00" * 32, "actor", "An")

    assert told == commitment("00" * 32, "actor", "An")
    assert told not in {
        commitment("00" * 32, "actor", "Ân"),
        commitment("00" * 32, "about", "An"),
        commitment("01" * 32, "actor", "An"),
    }
