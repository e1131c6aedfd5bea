"""The number reader: every vector's agreed grade, and that nothing taken is ever another number."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Quantity, Raw
from model.rules.quantity import digits, plain, quantity
from model.terms import Grade

EXACT, NORM, ASK, NONE, BAD = Grade.EXACT, Grade.NORMALISED, Grade.ASK, Grade.NONE, Grade.BAD

# (what the cell holds, the line's measure, agreed grade, value taken or suggested)
TEXTS: list[tuple[str, str, Grade, str | None]] = [
    # plain figures
    ("25", "所", EXACT, "25"),
    ("0", "所", EXACT, "0"),
    ("1", "所", EXACT, "1"),
    ("999999999999999", "元", EXACT, "999999999999999"),
    ("12.5", "万元", EXACT, "12.5"),
    ("12.50", "万元", EXACT, "12.5"),
    ("0.08", "万元", EXACT, "0.08"),
    ("0.0", "公里", EXACT, "0"),
    ("2021.6", "公里", EXACT, "2021.6"),
    ("20210630", "户", EXACT, "20210630"),
    # the same figure in other characters
    ("１２", "所", NORM, "12"),
    ("１２．５", "公里", NORM, "12.5"),
    ("12．5", "公里", NORM, "12.5"),
    ("１，２００", "户", NORM, "1200"),
    ("０", "所", NORM, "0"),
    (" 25 ", "所", NORM, "25"),
    ("25\n", "所", NORM, "25"),
    ("\t25", "所", NORM, "25"),
    ("\u300025", "所", NORM, "25"),
    ("25\u00a0", "所", NORM, "25"),
    ("25\u200b", "所", NORM, "25"),
    ("\ufeff25", "所", NORM, "25"),
    ("2\u200b5", "所", NORM, "25"),
    ("\u200e25", "所", NORM, "25"),
    ("25。", "所", NORM, "25"),
    ("25.", "所", NORM, "25"),
    # thousands apart
    ("1,200", "户", NORM, "1200"),
    ("1，200", "户", NORM, "1200"),
    ("1 200", "户", NORM, "1200"),
    ("1\u00a0200", "户", NORM, "1200"),
    ("1\u202f200", "户", NORM, "1200"),
    ("1,234,567", "户", NORM, "1234567"),
    ("1,200.5", "万元", NORM, "1200.5"),
    ("12 345 678", "元", NORM, "12345678"),
    ("1,200户", "户", NORM, "1200"),
    ("1,20", "户", ASK, None),
    ("12,00", "户", ASK, None),
    ("1,2000", "户", ASK, None),
    ("1,200,30", "户", ASK, None),
    ("0,500", "户", ASK, None),
    ("1,200 300", "户", ASK, None),
    ("12 5", "户", ASK, None),
    ("25\n300", "户", ASK, None),
    ("25\t300", "户", ASK, None),
    ("25\u3000300", "户", ASK, None),
    ("25  300", "户", ASK, None),
    ("1、200", "户", ASK, None),
    ("1.200,5", "户", ASK, None),
    ("1'200", "户", ASK, None),
    # the measure behind the figure
    ("25所", "所", NORM, "25"),
    ("25 所", "所", NORM, "25"),
    ("25所。", "所", ASK, "25"),
    ("25臺", "台", NORM, "25"),
    ("25台", "臺", NORM, "25"),
    ("25户", "戶", NORM, "25"),
    ("25人", "名", NORM, "25"),
    ("300人次", "人次", NORM, "300"),
    ("3千米", "公里", NORM, "3"),
    ("3km", "公里", NORM, "3"),
    ("3000㎡", "平方米", NORM, "3000"),
    ("3000平米", "平方米", NORM, "3000"),
    ("800万元", "万元", NORM, "800"),
    ("4.5批次/千人", "批次/千人", NORM, "4.5"),
    ("25个", "所", ASK, "25"),
    ("300人", "人次", ASK, "300"),
    ("25所学校", "所", ASK, "25"),
    ("3000米", "公里", ASK, None),
    ("3公顷", "亩", ASK, None),
    ("50%", "所", ASK, None),
    # 万 and its like
    ("8.8万", "个", NORM, "88000"),
    ("8.8萬", "个", NORM, "88000"),
    ("８．８万", "个", NORM, "88000"),
    ("8.8 万", "个", NORM, "88000"),
    ("8.8万个", "个", NORM, "88000"),
    ("8万", "人次", NORM, "80000"),
    ("3千", "人", NORM, "3000"),
    ("1.2亿", "元", NORM, "120000000"),
    ("8000万元", "元", NORM, "80000000"),
    ("32万平方米", "平方米", NORM, "320000"),
    ("8.8万人次", "万人次", NORM, "8.8"),
    ("0.8亿元", "万元", NORM, "8000"),
    ("1.2亿元", "亿元", NORM, "1.2"),
    ("800万", "万元", ASK, "800"),
    ("8.8万", "万人次", ASK, "8.8"),
    ("0.8亿", "万元", ASK, "8000"),
    ("3千", "万元", ASK, "0.3"),
    ("800元", "万元", ASK, "0.08"),
    ("8000000元", "万元", ASK, "800"),
    ("88000人次", "万人次", ASK, "8.8"),
    ("1.2亿", "亿元", ASK, "1.2"),
    ("3百", "个", ASK, None),
    ("8万8千", "个", ASK, None),
    ("8万", "%", ASK, None),
    # about, more than, done so far
    ("约30", "所", ASK, "30"),
    ("约30所", "所", ASK, "30"),
    ("大约 30", "所", ASK, "30"),
    ("30左右", "所", ASK, "30"),
    ("近30", "所", ASK, "30"),
    ("30余", "所", ASK, "30"),
    ("30多所", "所", ASK, "30"),
    ("1.2万余", "人", ASK, "12000"),
    ("30以上", "所", ASK, "30"),
    (">30", "所", ASK, "30"),
    ("≥30", "所", ASK, "30"),
    ("~30", "所", ASK, "30"),
    ("30+", "所", ASK, "30"),
    ("+30", "所", ASK, "30"),
    ("完成12", "所", ASK, "12"),
    ("已完成12所", "所", ASK, "12"),
    ("累计12", "所", ASK, "12"),
    ("12（累计）", "所", ASK, "12"),
    ("10个（含2个在建）", "个", ASK, "10"),
    ("10个(含2个在建)", "个", ASK, "10"),
    ("约800万元", "万元", ASK, "800"),
    ("截至6月底完成12所", "所", ASK, "12"),
    ("12?", "所", ASK, "12"),
    ("=12", "所", ASK, "12"),
    ("012", "所", ASK, "12"),
    (".5", "公里", ASK, None),
    # two figures
    ("12/25", "所", ASK, "12"),
    ("12／25", "所", ASK, "12"),
    ("3-5", "所", ASK, "3"),
    ("3～5", "所", ASK, "3"),
    ("3—5所", "所", ASK, "3"),
    ("3至5", "所", ASK, "3"),
    ("5-3", "所", ASK, None),
    ("3-3", "所", ASK, None),
    ("上年3今年5", "所", ASK, None),
    ("已开工3所，完工2所", "所", ASK, None),
    ("12+3", "所", ASK, None),
    ("3*5", "所", ASK, None),
    ("①新建3所②改建2所", "所", ASK, None),
    ("1.2.3", "所", ASK, None),
    # dates and ordinals are no figures
    ("2021.6.30", "所", ASK, None),
    ("2021-06-30", "所", ASK, None),
    ("2021/6/30", "所", ASK, None),
    ("6月30日", "所", ASK, None),
    ("2021年", "所", ASK, None),
    ("第3批", "批", ASK, None),
    # Chinese numerals
    ("三十", "所", ASK, "30"),
    ("三十所", "所", ASK, "30"),
    ("约三十所", "所", ASK, "30"),
    ("一百二十", "所", ASK, "120"),
    ("叁拾", "所", ASK, "30"),
    ("两所", "所", ASK, "2"),
    ("零", "所", ASK, "0"),
    ("八万八千", "人", ASK, "88000"),
    ("三百二", "所", ASK, None),
    ("二〇二一", "所", ASK, None),
    ("统一安排", "所", ASK, None),
    ("已完成12所，" + "其余各校正在抓紧推进前期手续" * 10, "所", ASK, None),
    # below nothing
    ("-5", "所", ASK, "-5"),
    ("－5", "所", ASK, "-5"),
    ("−5", "所", ASK, "-5"),
    ("-5所", "所", ASK, "-5"),
    ("-0", "所", ASK, "0"),
    ("(5)", "所", ASK, None),
    ("（5）", "所", ASK, None),
    ("5-", "所", ASK, None),
    ("增长-5", "所", ASK, None),
    ("减5", "所", ASK, None),
    # no figure at all
    ("/", "所", ASK, None),
    ("／", "所", ASK, None),
    ("//", "所", ASK, None),
    ("\\", "所", ASK, None),
    ("无", "所", ASK, None),
    ("—", "所", ASK, None),
    ("-", "所", ASK, None),
    ("——", "所", ASK, None),
    ("没有变化", "所", ASK, None),
    ("同上", "所", ASK, None),
    ("不涉及", "所", ASK, None),
    ("已完成", "所", ASK, None),
    ("正常推进", "所", ASK, None),
    ("", "所", NONE, None),
    (" ", "所", NONE, None),
    ("\u3000\n", "所", NONE, None),
    ("\u200b", "所", NONE, None),
    # per cent
    ("50", "%", EXACT, "50"),
    ("100", "%", EXACT, "100"),
    ("0", "%", EXACT, "0"),
    ("50%", "%", NORM, "50"),
    ("50％", "%", NORM, "50"),
    ("50％", "％", NORM, "50"),
    ("100%", "%", NORM, "100"),
    ("0.5%", "%", NORM, "0.5"),
    ("1%", "%", NORM, "1"),
    ("0.5", "%", ASK, None),
    ("1", "%", ASK, None),
    ("100.1", "%", ASK, "100.1"),
    ("120%", "%", ASK, "120"),
    ("≥90%", "%", ASK, "90"),
    ("90%以上", "%", ASK, "90"),
    ("百分之五十", "%", ASK, "50"),
    ("百分之50", "%", ASK, "50"),
    ("0.5个百分点", "百分点", NORM, "0.5"),
    ("0.5", "百分点", EXACT, "0.5"),
    # a whole thing in part: a warning, never a question
    ("2.5", "所", EXACT, "2.5"),
    ("2.5", "公里", EXACT, "2.5"),
    ("８.８", "人", NORM, "8.8"),
    # machines' figures
    ("nan", "所", BAD, None),
    ("NaN", "所", BAD, None),
    ("inf", "所", BAD, None),
    ("-inf", "所", BAD, None),
    ("Infinity", "所", BAD, None),
    ("1e308", "所", BAD, None),
    ("1E+05", "所", BAD, None),
    ("１ｅ５", "所", BAD, None),
    ("1_000", "所", BAD, None),
    ("0x10", "所", BAD, None),
    ("²", "所", BAD, None),
    ("10²", "所", BAD, None),
    ("①", "所", BAD, None),
    ("٣", "所", BAD, None),
    ("१२", "所", BAD, None),
    ("½", "所", BAD, None),
    ("Ⅲ", "所", BAD, None),
    ("𝟏𝟐", "所", BAD, None),
    ("12345678901234567890", "元", BAD, None),
    ("1,234,567,890,123,456", "元", BAD, None),
    ("0.12345678901234567", "公里", BAD, None),
    ("320705199001011234", "人", BAD, None),
    ("abc", "所", BAD, None),
    ("？", "所", BAD, None),
    ("#REF!", "所", BAD, None),
    # what only looks like a figure
    ("13912345678", "人", ASK, "13912345678"),
    ("0518-85812345", "人", ASK, None),
    ("\u202e21", "所", ASK, None),
]

CELLS: list[tuple[Raw, str, Grade, str | None]] = [
    (Raw("number", "25"), "所", EXACT, "25"),
    (Raw("number", "0"), "所", EXACT, "0"),
    (Raw("number", "12.5"), "万元", EXACT, "12.5"),
    (Raw("number", "25", "0"), "所", EXACT, "25"),
    (Raw("number", "1200", "#,##0"), "户", EXACT, "1200"),
    (Raw("number", "1200", "#,##0.00_);[Red](#,##0.00)"), "户", EXACT, "1200"),
    (Raw("number", "25", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ '), "户", EXACT, "25"),
    (Raw("number", "0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ '), "户", EXACT, "0"),
    (Raw("number", "25", '0"所"'), "所", EXACT, "25"),
    (Raw("number", "25", "0所"), "所", EXACT, "25"),
    (Raw("number", "25", "@"), "所", EXACT, "25"),
    (Raw("number", "25", "[DBNum1]0"), "所", EXACT, "25"),
    (Raw("number", "2.5"), "所", EXACT, "2.5"),
    (Raw("number", "25", '0"个"'), "所", ASK, "25"),
    (Raw("number", "800", '#,##0"元"'), "万元", ASK, "0.08"),
    (Raw("number", "88000", '0!.0,"万"'), "个", ASK, None),
    (Raw("number", "88000", "0.0,"), "个", ASK, None),
    (Raw("number", "5", ";;;"), "所", ASK, "5"),
    (Raw("number", "60", "yyyy/m/d"), "所", ASK, "60"),
    (Raw("number", "30", "[h]:mm"), "所", ASK, "30"),
    (Raw("number", "5", "G/通用格式"), "所", EXACT, "5"),
    (Raw("number", "5", 'G/通用格式"所"'), "所", EXACT, "5"),
    (Raw("number", "5", "0.00E+00"), "所", EXACT, "5"),
    (Raw("number", "5", "# ?/?"), "所", EXACT, "5"),
    (Raw("number", "5", "[$¥-804]#,##0.00"), "万元", EXACT, "5"),
    (Raw("number", "5", '[>=10000]0!.0,"万";0'), "个", EXACT, "5"),
    (Raw("number", "88000", '[>=10000]0!.0,"万";0'), "个", ASK, None),
    (Raw("number", "1", '[=1]"是";[=0]"否"'), "个", ASK, "1"),
    (Raw("number", "5", '[=1]"是";[=0]"否"'), "个", ASK, "5"),
    (Raw("number", "5", "0;-0;;@"), "所", EXACT, "5"),
    (Raw("number", "0", "0;-0;;@"), "所", ASK, "0"),
    (Raw("number", "-3"), "所", ASK, "-3"),
    (Raw("number", "0.00000000000000005551"), "所", ASK, "0"),
    (Raw("number", "13912345678"), "人", ASK, "13912345678"),
    (Raw("number", "1234567890123456"), "元", BAD, None),
    (Raw("number", "1" + "0" * 308), "元", BAD, None),
    (Raw("number", "0.5", "0%"), "%", EXACT, "50"),
    (Raw("number", "1", "0.00%"), "%", EXACT, "100"),
    (Raw("number", "0.005", "0.0%"), "%", EXACT, "0.5"),
    (Raw("number", "1.2", "0%"), "%", ASK, "120"),
    (Raw("number", "50"), "%", EXACT, "50"),
    (Raw("number", "0.5"), "%", ASK, None),
    (Raw("number", "1"), "%", ASK, None),
    (Raw("number", "120"), "%", ASK, "120"),
    (Raw("number", "50", '0"%"'), "%", EXACT, "50"),
    (Raw("number", "0.5", "0%"), "所", ASK, None),
    (Raw("bool", "TRUE"), "所", BAD, None),
    (Raw("error", "#REF!"), "所", BAD, None),
    (Raw("error", "#DIV/0!"), "所", BAD, None),
    (Raw("error", "#N/A"), "所", BAD, None),
    (Raw("uncalculated", "=SUM(A1:A3)"), "所", BAD, None),
    (Raw("date", "2021-12-25", "m-d"), "所", ASK, None),
    (Raw("date", "1900-01-25", "yyyy-mm-dd"), "所", ASK, "25"),
    (Raw("date", "1900-03-01", "yyyy-mm-dd"), "所", ASK, "61"),
    (Raw("date", "12:30:00", "h:mm"), "所", ASK, None),
]

ALL = [(Raw("text", text), measure, grade, value) for text, measure, grade, value in TEXTS] + CELLS


def test_there_are_enough_vectors() -> None:
    assert len({(raw, measure) for raw, measure, _, _ in ALL}) == len(ALL) >= 150


@pytest.mark.parametrize(("raw", "measure", "grade", "value"), ALL, ids=lambda part: repr(part)[:40])
def test_a_vector_has_its_agreed_grade(raw: Raw, measure: str, grade: Grade, value: str | None) -> None:
    answer = quantity(raw, measure)
    assert (answer.grade, _text(answer)) == (grade, value)
    assert (answer.value is not None) == (grade in (EXACT, NORM))
    assert answer.sentence or grade in (EXACT, NONE)
    assert answer.sentence.endswith(("。", "？")) or not answer.sentence


def _text(answer: Quantity) -> str | None:
    value = answer.value if answer.value is not None else answer.suggestion
    return None if value is None else str(value)


def test_sentences_are_a_clerks() -> None:
    def said(text: str, measure: str = "所") -> str:
        return quantity(Raw("text", text), measure).sentence

    assert said("约30") == "写的是“约30”，不能确定。按30收，还是退回核实？"
    assert said("8.8万", "个") == "写的是“8.8万”，按88000个收。"
    assert said("800万", "万元") == "写的是“800万”，这一行的单位是万元。按800万元收，还是退回核实？"
    assert said("nan") == "写的是“nan”，不是填报用的数，没有收。请改成数字再报。"
    assert said("-5") == "写的是“-5”，是负数。按-5收，还是退回核实？"
    assert said("0.5", "%") == "写的是“0.5”，是0.5%还是50%。请填数，或退回核实。"


def test_a_quoted_text_is_one_short_line_without_controls() -> None:
    sentence = quantity(Raw("text", "第一行\n第二\u202e行" + "长" * 100), "所").sentence
    assert "\n" not in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 80


def test_slash_is_asked_about_only_where_a_task_stands() -> None:
    asked = quantity(Raw("text", "/"), "所")
    assert asked.grade is ASK
    assert asked.sentence == "填了“/”（不涉及），但有任务。请核实：有数的填数；确实没有的按0收，并写明理由。"
    assert quantity(Raw("text", "/"), "所", concerned=False) == Quantity(NONE)
    assert quantity(Raw("text", "／"), "所", concerned=False).grade is NONE


def test_a_part_of_a_whole_thing_is_taken_with_a_warning() -> None:
    assert quantity(Raw("number", "2.5"), "所").sentence == "所数应为整数，写的是2.5，请核对。"
    assert quantity(Raw("number", "2.5"), "公里").sentence == ""
    assert quantity(Raw("number", "2.5"), "所", counted=False).sentence == ""
    assert quantity(Raw("number", "2.5"), "公里", counted=True).grade is EXACT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("0.0800", "0.08"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("12", "12"),
        ("1200", "1200"),
        ("-5.50", "-5.5"),
    ],
)
def test_plain_is_the_one_way_to_write_a_number(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_plain_refuses_what_is_no_number(value: str) -> None:
    with pytest.raises(ValueError):
        plain(Decimal(value))


@pytest.mark.parametrize("text", ["１２", "1_0", "nan", "1e3", " 1", "1 ", "", "٣", "1.", ".5", "12\n"])
def test_digits_takes_only_a_plain_ascii_decimal(text: str) -> None:
    with pytest.raises(ValueError):
        digits(text)


figures = st.decimals(0, 10**9, places=3, allow_nan=False).map(plain)


@settings(deadline=None)
@given(figures)
def test_a_plain_decimal_comes_back_as_itself(text: str) -> None:
    for raw in (Raw("text", text), Raw("number", text)):
        answer = quantity(raw, "万元")
        assert (answer.grade, answer.value) == (EXACT, Decimal(text))


@settings(deadline=None)
@given(figures, st.sampled_from(["1", "１"]), st.sampled_from(["", " ", "\u200b"]), st.sampled_from(["", "万元"]))
def test_a_decimal_in_another_dress_is_the_same_number(text: str, digit: str, space: str, tail: str) -> None:
    dressed = text.replace("1", digit) + space + tail
    assert quantity(Raw("text", dressed), "万元").value == Decimal(text)


INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff"))
SPELLING = re.compile(
    r"\s*[0-9０-９]+([,，\u0020\u00a0][0-9０-９]{3})*([.．][0-9０-９]+)?[.。．]?"
    r"\s*(万|千|亿|百万|千万|百亿|千亿|万亿)?(所|个|元|%|％)?\s*"
)
ODD = st.text(
    alphabet="0123456789１２3.．,，/-－~～约左右三十百万千亿所个%％ \n\u3000\u00a0\u200b()（）+eEnaif_²①٣=年月日第无",
    max_size=12,
)


@settings(deadline=None, max_examples=600)
@given(ODD, st.sampled_from(["所", "个", "元", "%", "公里"]))
def test_what_is_taken_is_written_in_an_agreed_spelling(text: str, measure: str) -> None:
    answer = quantity(Raw("text", text), measure)
    if answer.value is None:
        assert answer.grade in (ASK, NONE, BAD)
        return
    assert SPELLING.fullmatch(text.translate(INVISIBLE)), (text, answer)
    assert answer.value == _by_hand(text), (text, answer)


def _by_hand(text: str) -> Decimal:
    """Read the number again by another way: throw away what is not a figure, then scale."""
    folded = text.translate(str.maketrans("０１２３４５６７８９．，％", "0123456789.,%"))
    head = re.sub(r"[^0-9.]", "", folded).rstrip(".")
    scale = sum(power for word, power in (("百", 2), ("千", 3), ("万", 4), ("亿", 8)) if word in text)
    return Decimal(head).scaleb(scale)


@settings(deadline=None, max_examples=500)
@given(st.text(max_size=20), st.sampled_from(["所", "万元", "%", ""]))
def test_any_text_gets_an_answer(text: str, measure: str) -> None:
    answer = quantity(Raw("text", text), measure)
    assert (answer.value is not None) == (answer.grade in (EXACT, NORM))
    assert all(value is None or value.is_finite() for value in (answer.value, answer.suggestion))
