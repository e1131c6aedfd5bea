"""The rule book as a list of named rows, each a sentence with its numbers, to be read and typed again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from model.records import Item
from model.records.score import OwnPoints, RuleBook
from model.rules.quantity import plain
from model.rules.score import added, marking, rank_points
from model.terms import ItemKind
from model.terms_score import Counted, ScorePart, Veto

T = TypeVar("T")
NONE = "无"
_NUMBER = re.compile(r"\d{1,5}(?:\.\d{1,2})?")
_ITEM = re.compile(r"第(?P<no>.+?)项(?P<what>权重|评分方式)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the rule book: `group` and `name` say what it is, `value` is what is typed, `hint` what may be."""

    group: str
    name: str
    value: str
    hint: str = ""


Put = Callable[[RuleBook, str], RuleBook]


@dataclass(frozen=True, slots=True)
class _Field:
    group: str
    hint: str
    get: Callable[[RuleBook], str]
    put: Put


WORK, ADDED, PEOPLE, OWN = "单项工作", "加分扣分", "人工和满意度", "单独定的"


def rows(book: RuleBook, items: Sequence[Item]) -> tuple[Row, ...]:
    """Return every row of a rule book; of single items those that have something of their own."""
    fixed = [Row(one.group, name, one.get(book), one.hint) for name, one in _FIELDS.items()]
    numbers = {item.id: item.no for item in items}
    own = [Row(OWN, f"第{numbers.get(key, key)}项权重", plain(weight), "数") for key, weight in book.weights]
    kinds = tuple(ItemKind)
    own += [
        Row(OWN, f"第{numbers.get(key, key)}项评分方式", marking.in_words(one), _MARKING)
        for key, one in book.markings
        if key not in kinds
    ]
    return (*fixed, *own)


def put(book: RuleBook, name: str, value: str, items: Sequence[Item]) -> RuleBook:
    """Return the book with one row typed anew; raises ValueError with the sentence of what is wrong."""
    said = value.strip()
    field = _FIELDS.get(name.strip())
    try:
        if field is not None:
            return field.put(book, said)
        return _put_item(book, name.strip(), said, items)
    except _NoRowError:
        known = "、".join(_FIELDS)
        raise ValueError(f"考核办法里没有“{name}”这一条。可写：{known}、第几项权重、第几项评分方式。") from None
    except (ValueError, ArithmeticError):
        hint = field.hint if field is not None else "数，或评分方式"
        raise ValueError(f"“{name}”写的“{value}”看不懂。可写：{hint}。") from None


class _NoRowError(Exception):
    """There is no row of that name."""


def _put_item(book: RuleBook, name: str, said: str, items: Sequence[Item]) -> RuleBook:
    found = _ITEM.fullmatch(name)
    item = next((one for one in items if found and one.no == found["no"].strip()), None)
    if found is None or item is None:
        raise _NoRowError
    if found["what"] == "权重":
        weights = {key: one for key, one in book.weights if key != item.id}
        if said not in ("", NONE):
            weights[item.id] = _number(said)
        return replace(book, weights=_ordered(weights, items))
    markings = {key: one for key, one in book.markings if key != item.id}
    if said not in ("", NONE):
        markings[item.id] = marking.typed(said)
    return replace(book, markings=_ordered(markings, items))


def _ordered(found: Mapping[str, T], items: Sequence[Item]) -> tuple[tuple[str, T], ...]:
    order = [*ItemKind, *(item.id for item in items)]
    return tuple(sorted(found.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))


def _number(said: str) -> Decimal:
    plain_text = said.removesuffix("分").removesuffix("%").strip()
    if not _NUMBER.fullmatch(plain_text):
        raise ValueError(said)
    return Decimal(plain(Decimal(plain_text)))


def _maybe(said: str) -> Decimal | None:
    return None if said in ("", NONE) else _number(said)


def _told(value: Decimal | None) -> str:
    return NONE if value is None else plain(value)


def _pairs(said: str) -> tuple[tuple[str, Decimal], ...]:
    """Read 前期=10、招标=20."""
    out = []
    for part in re.split("[、,，;；]", said):
        if part.strip() and part.strip() != NONE:
            name, found, value = re.sub("[:：＝]", "=", part).partition("=")
            if not found or not name.strip():
                raise ValueError(part)
            out.append((name.strip(), _number(value)))
    return tuple(out)


def _said(pairs: Sequence[tuple[str, Decimal]]) -> str:
    return "、".join(f"{name}={plain(value)}" for name, value in pairs) or NONE


def _veto(said: str) -> Veto:
    found = next((one for one in Veto if said in (one.word, one.value)), None)
    if found is None:
        raise ValueError(said)
    return found


def _yes(said: str) -> bool:
    if said not in ("是", "否"):
        raise ValueError(said)
    return said == "是"


def _of_kind(kind: ItemKind) -> _Field:
    def get(book: RuleBook) -> str:
        own = dict(book.markings).get(kind.value)
        return marking.in_words(own) if own else "同上"

    def put_in(book: RuleBook, said: str) -> RuleBook:
        kept = {key: one for key, one in book.markings if key != kind.value}
        if said not in ("", "同上", NONE):
            kept[kind.value] = marking.typed(said)
        return replace(book, markings=_ordered(kept, ()))

    return _Field(WORK, "同上；或另写一种评分方式", get, put_in)


def _of_count(kind: Counted) -> _Field:
    def get(book: RuleBook) -> str:
        return next((added.in_words(one) for one in book.each if one.kind is kind), "不计")

    def put_in(book: RuleBook, said: str) -> RuleBook:
        made = added.typed(kind, said)
        kept = [one for one in book.each if one.kind is not kind] + ([made] if made else [])
        order = tuple(Counted)
        return replace(book, each=tuple(sorted(kept, key=lambda one: order.index(one.kind))))

    over = "每超10%加0.5分，最多加2分" if kind is Counted.OVER else "每次扣0.5分，最多扣5分，只计6、9、12月的"
    return _Field(ADDED, f"不计；{over}", get, put_in)


_DOUBLED = {False: "照常扣分", True: "扣分加倍"}


def _put_doubled(book: RuleBook, said: str) -> RuleBook:
    found = [doubled for doubled, word in _DOUBLED.items() if said == word]
    if not found:
        raise ValueError(said)
    return replace(book, doubled=found[0])


_MARKING = (
    "按完成率，封顶100%；分档：100%得100%、80%得60%；完成得满分，每超1%加1分，最多2分；每欠1%扣1分；全或无；人工评分"
)

_FIELDS: Mapping[str, _Field] = {
    "名称": _Field(WORK, "办法的名称", lambda b: b.name, lambda b, said: replace(b, name=said)),
    "起评分": _Field(
        WORK, "各单位都从几分起，没有写0", lambda b: plain(b.start), lambda b, said: replace(b, start=_number(said))
    ),
    "单项工作满分": _Field(
        WORK,
        "全部单项工作合计几分，按权重折算；写“无”则各项分值相加；写0不考单项工作",
        lambda b: _told(b.full),
        lambda b, said: replace(b, full=_maybe(said)),
    ),
    "每项分值": _Field(
        WORK, "每项（行）的分值，乘以权重", lambda b: plain(b.points), lambda b, said: replace(b, points=_number(said))
    ),
    "分值按行": _Field(
        WORK,
        "是：每行各计分值；否：一项的分值由单位在这项里的各行平分",
        lambda b: "是" if b.by_line else "否",
        lambda b, said: replace(b, by_line=_yes(said)),
    ),
    "权重": _Field(
        WORK,
        "没有单独定权重的项的权重；写“无”则每项都要单独定",
        lambda b: _told(b.weight),
        lambda b, said: replace(b, weight=_maybe(said)),
    ),
    "评分方式": _Field(
        WORK,
        _MARKING,
        lambda b: marking.in_words(b.marking),
        lambda b, said: replace(b, marking=marking.typed(said)),
    ),
    **{f"{kind.word}评分方式": _of_kind(kind) for kind in ItemKind},
    "节点阶段": _Field(
        WORK,
        "到这个阶段计百分之几：前期=10、招标=20",
        lambda b: _said(b.stages),
        lambda b, said: replace(b, stages=_pairs(said)),
    ),
    "牵头计": _Field(
        WORK, "牵头单位得分值的百分之几", lambda b: plain(b.lead), lambda b, said: replace(b, lead=_number(said))
    ),
    "配合计": _Field(
        WORK,
        "共同责任单位得分值的百分之几，0为不考",
        lambda b: plain(b.co),
        lambda b, said: replace(b, co=_number(said)),
    ),
    **{kind.word: _of_count(kind) for kind in Counted},
    ScorePart.RANK.word: _Field(
        ADDED,
        rank_points.HINT,
        lambda b: rank_points.in_words(b.ranks),
        lambda b, said: replace(b, ranks=rank_points.typed(said)),
    ),
    "只有督办单的单位": _Field(
        ADDED, f"{_DOUBLED[False]}；{_DOUBLED[True]}", lambda b: _DOUBLED[b.doubled], _put_doubled
    ),
    "人工部分": _Field(
        PEOPLE,
        "由人评分的部分和满分：领导评价=20、综合考评=50；没有写“无”",
        lambda b: _said([(one.name, one.full) for one in b.manual]),
        lambda b, said: replace(b, manual=tuple(OwnPoints(*one) for one in _pairs(said))),
    ),
    "满意度": _Field(
        PEOPLE,
        "满意度的满分，0为不计",
        lambda b: plain(b.satisfaction),
        lambda b, said: replace(b, satisfaction=_number(said)),
    ),
    "一票否决": _Field(
        PEOPLE,
        "；".join(one.word for one in Veto),
        lambda b: b.veto.word,
        lambda b, said: replace(b, veto=_veto(said)),
    ),
    "不计负分": _Field(
        PEOPLE,
        "是：总分最低0分；否",
        lambda b: "是" if b.floor else "否",
        lambda b, said: replace(b, floor=_yes(said)),
    ),
}
