"""A fact has one text and one name, whoever writes it (DESIGN.md section 5, rules 1 and 2)."""

from __future__ import annotations

import dataclasses
import json
import random
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Admission, Asked, Base, Grant, Issue, Key, Record, Value, Withdrawal
from model.rules import identity
from model.terms import Field

FIGURE = Key("2021-03", "26-2", "jyj", Field.DONE)
TEXT = Key("2021-03", "26-2", "jyj", Field.TEXT)
RECORD = Record(
    "",
    "statement",
    "i1",
    "jyj",
    "2021-03",
    2,
    {"填报人": "张三", "联系电话": ""},
    {TEXT: (" 已开工\r\n两所 ",), FIGURE: (Asked("约30"), "012.50", "12.5")},
    {FIGURE: ("b", "a", "b"), Key("2021-03", "30-1", "jyj", Field.DONE): ("c",)},
    "",
)
CANONICAL = (
    '{"bases":{"2021-03/26-2/jyj/done":["a","b"]},"fact":"record","format":1,"head":{"填报人":"张三"},"issue":"i1",'
    '"kind":"statement","nonce":"","period":"2021-03","revision":2,"unit":"jyj","values":{"2021-03/26-2/jyj/done":'
    '["12.5",{"ask":"约30"}],"2021-03/26-2/jyj/text":["已开工\\n两所"]}}'
)


def test_the_text_of_a_record_is_fixed() -> None:
    assert identity.canonical(RECORD) == CANONICAL
    assert identity.seal(RECORD).id == "319132a90866fb3b9ce258642e2b69018667377b88127e3fd6eb9fb8d99fe5cd"


def test_the_texts_of_the_other_facts_are_fixed() -> None:
    issue = Issue(
        "", "zfb", "p", "jyj", "2021-03", (Grant("30-1"), Grant("26-2", "dh")), {FIGURE: Base(("b", "a"), "10.0")}
    )
    assert identity.canonical(issue) == (
        '{"bases":{"2021-03/26-2/jyj/done":{"ids":["a","b"],"shown":"10"}},"fact":"issue","format":1,'
        '"grants":[["26-2","dh"],["30-1",""]],"issuer":"zfb","period":"2021-03","plan":"p","unit":"jyj"}'
    )
    assert identity.canonical(Admission("", "r", FIGURE, " 核实 ", "n")) == (
        '{"fact":"admission","format":1,"key":"2021-03/26-2/jyj/done","nonce":"n","reason":"核实","record":"r"}'
    )
    assert identity.canonical(Withdrawal("", ("b", "a", "a"), "n")) == (
        '{"fact":"withdrawal","format":1,"names":["a","b"],"nonce":"n"}'
    )


def test_sealing_brings_a_fact_into_its_normal_form() -> None:
    sealed = identity.seal(RECORD)
    assert sealed.values == {FIGURE: ("12.5", Asked("约30")), TEXT: ("已开工\n两所",)}
    assert sealed.bases == {FIGURE: ("a", "b")}
    assert sealed.head == {"填报人": "张三"}
    assert identity.seal(sealed) == sealed


def test_each_part_of_a_record_is_in_its_name() -> None:
    other: dict[str, Any] = {
        "kind": "hand",
        "issue": "i2",
        "unit": "zjj",
        "period": "2021-04",
        "revision": 3,
        "head": {"填报人": "李四"},
        "values": {FIGURE: ("13",)},
        "bases": {FIGURE: ("a",)},
        "nonce": "n",
    }
    names = {identity.seal(dataclasses.replace(RECORD, **{part: value})).id for part, value in other.items()}
    assert len(names | {identity.seal(RECORD).id}) == len(other) + 1
    assert set(other) == {field.name for field in dataclasses.fields(Record)} - {"id"}
    assert identity.seal(dataclasses.replace(RECORD, id="x")).id == identity.seal(RECORD).id


def test_kinds_of_fact_never_share_a_name() -> None:
    names = {
        identity.seal(Withdrawal("", (), "")).id,
        identity.seal(Admission("", "", FIGURE, "", "")).id,
        identity.seal(Issue("", "", "", "", "", (), {})).id,
        identity.seal(Record("", "", "", "", "", 1, {}, {}, {})).id,
    }
    assert len(names) == 4


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0012.500", "12.5"),
        ("-0.0", "0"),
        ("-3.10", "-3.1"),
        ("100", "100"),
        ("000", "0"),
        ("0.05", "0.05"),
        (" 7 ", "7"),
        ("1e3", "1e3"),
        ("１２", "１２"),
        (".5", ".5"),
        ("5.", "5."),
        ("/", "/"),
        ("0" * 30000 + "x", "0" * 30000 + "x"),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.1"),
    ],
)
def test_a_number_has_no_useless_zeros_and_nothing_else_is_touched(typed: str, kept: str) -> None:
    sealed = identity.seal(dataclasses.replace(RECORD, values={FIGURE: (typed,)}))
    assert sealed.values == {FIGURE: (kept,)}


def test_only_figures_are_numbers() -> None:
    assert identity.seal(dataclasses.replace(RECORD, values={TEXT: ("007",)})).values == {TEXT: ("007",)}


def test_a_blank_states_nothing() -> None:
    blank = identity.seal(dataclasses.replace(RECORD, values={FIGURE: (" ", "\r\n"), TEXT: ()}))
    assert (blank.values, blank.bases) == ({}, {})


def test_text_is_kept_code_point_by_code_point() -> None:
    composed, decomposed = unicodedata.normalize("NFC", "é𠅤"), unicodedata.normalize("NFD", "é𠅤")
    one, two = (identity.seal(dataclasses.replace(RECORD, values={TEXT: (text,)})) for text in (composed, decomposed))
    assert one.id != two.id
    assert one.values[TEXT] == (composed,)


def test_a_lone_surrogate_does_not_stop_a_text() -> None:
    sealed = identity.seal(dataclasses.replace(RECORD, values={TEXT: ("a\ud800b", "\ud83d\ude00")}))
    text = identity.canonical(sealed)
    assert text.encode().decode() == text
    assert identity.parse(text) == sealed
    assert sealed.values[TEXT] == ("a\ud800b", "😀")


def test_a_key_with_a_slash_in_a_part_is_refused() -> None:
    for key in (Key("2021/03", "1", "u", Field.DONE), Key("p", "1", "u", Field.DONE, "a/b")):
        with pytest.raises(ValueError, match="slash"):
            identity.seal(dataclasses.replace(RECORD, values={key: ("1",)}))
        with pytest.raises(ValueError, match="slash"):
            identity.seal(Issue("", "", "", "", "", (), {key: Base((), "1")}))
        with pytest.raises(ValueError, match="slash"):
            identity.seal(Admission("", "", key, "", ""))


def test_a_changed_fact_no_longer_has_its_name() -> None:
    sealed = identity.seal(RECORD)
    assert identity.is_whole(sealed)
    assert not identity.is_whole(dataclasses.replace(sealed, revision=9))


def test_only_the_canonical_text_is_read() -> None:
    assert identity.canonical(identity.parse(CANONICAL)) == CANONICAL
    with pytest.raises(ValueError, match="canonical"):
        identity.parse(CANONICAL.replace('"12.5"', '"12.50"'))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "5",
        "null",
        "{}",
        "[" * 100_000,
        CANONICAL + " ",
        CANONICAL.replace(":2,", ":2.0,"),
        CANONICAL.replace(":2,", ":true,"),
        CANONICAL.replace('"format":1', '"format":2'),
        CANONICAL.replace('"record"', '"receipt"'),
        CANONICAL.replace('"nonce":""', '"nonce":null'),
        CANONICAL.replace('"nonce":"",', ""),
        CANONICAL.replace('"12.5"', '"12.50"'),
        CANONICAL.replace('"12.5"', "12.5"),
        CANONICAL.replace('["a","b"]', '["b","a"]'),
        CANONICAL.replace('["a","b"]', '[["a"],"b"]'),
        CANONICAL.replace('{"ask":"约30"}', '{"ask":"约30","x":""}'),
        CANONICAL.replace("done", "finished"),
        CANONICAL.replace("\\n", "\\r\\n"),
        CANONICAL.replace('"fact"', '"extra":"","fact"'),
        CANONICAL.replace("填报人", "\\u586b报人"),
        CANONICAL.replace('{"填报人":"张三"}', '["填报人"]'),
    ],
)
def test_no_other_text_is_read_as_a_fact(text: str) -> None:
    assert text != CANONICAL
    with pytest.raises(ValueError):
        identity.parse(text)


# --- properties -------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_characters="/"), max_size=6)
texts = st.one_of(st.text(max_size=8), st.sampled_from(["", "12.50", "\r\r\n\n", "\u3000x\u3000", "\ud800", "0"]))
keys = st.builds(Key, words, words, words, st.sampled_from(Field), words)
ids = st.lists(st.sampled_from("abcd"), max_size=3).map(tuple)
stated: st.SearchStrategy[tuple[Value, ...]] = st.lists(st.one_of(texts, st.builds(Asked, texts)), max_size=3).map(
    tuple
)
facts = st.one_of(
    st.builds(
        Record,
        texts,
        texts,
        texts,
        texts,
        texts,
        st.integers(1, 9),
        st.dictionaries(texts, texts, max_size=2),
        st.dictionaries(keys, stated, max_size=3),
        st.dictionaries(keys, ids, max_size=3),
        texts,
    ),
    st.builds(
        Issue,
        texts,
        texts,
        texts,
        texts,
        texts,
        st.lists(st.builds(Grant, texts, texts), max_size=3).map(tuple),
        st.dictionaries(keys, st.builds(Base, ids, texts), max_size=2),
    ),
    st.builds(Admission, texts, texts, keys, texts, texts),
    st.builds(Withdrawal, texts, ids, texts),
)


@given(facts)
def test_reading_is_the_exact_inverse_of_writing(fact: identity.Fact) -> None:
    sealed = identity.seal(fact)
    text = identity.canonical(fact)
    assert identity.parse(text) == sealed
    assert identity.canonical(identity.parse(text)) == text
    assert json.loads(text)["format"] == identity.FORMAT
    assert identity.seal(sealed) == sealed
    assert identity.is_whole(sealed)
    assert text.encode().decode() == text


@given(facts, st.randoms(use_true_random=False))
def test_the_order_in_which_a_fact_was_filled_leaves_no_trace(fact: identity.Fact, chance: random.Random) -> None:
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, dict):
            changes[field.name] = dict(chance.sample(list(value.items()), len(value)))
        elif isinstance(value, tuple):
            changes[field.name] = tuple(chance.sample(value, len(value)))
    assert identity.seal(dataclasses.replace(fact, **changes)).id == identity.seal(fact).id
