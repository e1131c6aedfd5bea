"""What a clerk may type for an argument that is one of a closed list."""

from __future__ import annotations

import argparse

import pytest

from model import arguments
from model.terms import OtherRound, Route, Source
from model.terms_slip import SlipState


def test_an_office_word_its_head_and_the_code_name_mean_the_same() -> None:
    source, other, state = (arguments.term(kind) for kind in (Source, OtherRound, SlipState))
    assert {source("电话口报"), source("phone"), source(" 电话口报 ")} == {Source.PHONE}
    assert {other("误用旧表（按本期收）"), other("误用旧表"), other("this")} == {OtherRound.THIS}
    assert state("已立项") is SlipState.FILED


def test_a_word_of_no_list_is_refused_with_those_that_are() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="没有 电报 这个选项（可选：牵头汇总、县区直报）"):
        arguments.term(Route)("电报")
