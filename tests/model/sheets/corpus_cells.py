"""Cells as programs store them and clerks fill them: addresses, types, formats, dates (FAULTS.md D3, D4, E7 to E16)."""

from __future__ import annotations

from tests.model.sheets.corpus import (
    GOOD,
    ROWS,
    STRINGS,
    Case,
    Cells,
    build,
    cell,
    reads,
    refused,
    sheet,
    strings,
    styles,
    workbook,
)

TEXT = "text"
NUMBER = "number"
DATE = "date"
ERROR = "error"


def one(kind: str, inner: str, attributes: str, read: tuple[str, str] | None, says: str = "") -> Case:
    """Describe a workbook of one cell."""
    return reads(kind, lambda: build(sheet=cell(inner, attributes)), {"A1": read} if read else {}, says)


def bad(kind: str, inner: str, attributes: str, says: str) -> Case:
    """Describe a workbook refused for its one cell."""
    return refused(kind, lambda: build(sheet=cell(inner, attributes)), says)


def formatted(kind: str, value: str, number: int, read: tuple[str, str], code: str = "", before: str = "") -> Case:
    """Describe a number under a format, built in or with its own code."""
    return reads(
        kind,
        lambda: build(
            sheet=cell(f"<v>{value}</v>", 's="1"'),
            styles=styles({number: code} if code else None, (0, number)),
            workbook=workbook(before=before),
        ),
        {"A1": read},
    )


def rows(kind: str, xml: str, cells: Cells | None, says: str = "") -> Case:
    """Describe a workbook by its rows; without cells it is refused."""
    if cells is None:
        return refused(kind, lambda: build(sheet=sheet(xml)), says)
    return reads(kind, lambda: build(sheet=sheet(xml)), cells, says)


def string(kind: str, item: str, read: str, says: str = "") -> Case:
    """Describe a workbook whose A1 is this shared string."""
    cells = {**GOOD, "A1": (TEXT, read)}
    return reads(kind, lambda: build(strings=strings([item, *STRINGS[1:]])), cells, says)


def value(number: str) -> str:
    """Write a number's element."""
    return f"<v>{number}</v>"


A1 = '<c r="A1"><v>1</v></c>'
SERIAL = "44286"
DAY = (DATE, "2021-03-31")

ADDRESSES: list[Case] = [
    rows(
        "无地址",
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        {"A1": (NUMBER, "1"), "B1": (NUMBER, "2"), "A2": (NUMBER, "3")},
    ),
    rows(
        "半数无地址",
        '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
        {"C3": (NUMBER, "1"), "D3": (NUMBER, "2"), "A4": (NUMBER, "3")},
    ),
    rows("小写地址", '<row r="1"><c r="a1"><v>1</v></c></row>', {"A1": (NUMBER, "1")}),
    rows(
        "行不按顺序",
        '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        {"A1": (NUMBER, "1"), "A2": (NUMBER, "2")},
    ),
    rows(
        "格不按顺序",
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>',
        {"A1": (NUMBER, "1"), "B1": (NUMBER, "2")},
    ),
    rows("整行重复同值", f'<row r="1">{A1}</row><row r="1">{A1}</row>', {"A1": (NUMBER, "1")}),
    rows("整行重复异值", f'<row r="1">{A1}</row><row r="1"><c r="A1"><v>2</v></c></row>', None, "A1有两个不同的值"),
    rows("格重复异值", f'<row r="1">{A1}<c r="A1"><v>2</v></c></row>', None, "A1有两个不同的值"),
    rows(
        "无地址撞有地址",
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c><v>3</v></c></row>',
        None,
        "B1有两个不同的值",
    ),
    rows("格在别的行", '<row r="1"><c r="A2"><v>1</v></c></row>', None, "“进展”A2的位置"),
    rows("地址乱码", '<row r="1"><c r="1A"><v>1</v></c></row>', None, "1A的位置"),
    rows("绝对地址", '<row r="1"><c r="$A$1"><v>1</v></c></row>', None, "$A$1的位置"),
    rows("区域地址", '<row r="1"><c r="A1:B1"><v>1</v></c></row>', None, "A1:B1的位置"),
    rows("列出界", '<row r="1"><c r="XFE1"><v>1</v></c></row>', None, "XFE1的位置"),
    rows("列四字母", '<row r="1"><c r="AAAA1"><v>1</v></c></row>', None, "AAAA1的位置"),
    rows("第零行", '<row r="0"><c><v>1</v></c></row>', None, "第0行"),
    rows("行出界", '<row r="1048577"/>', None, "第1048577行"),
    rows("行号乱码", '<row r="１"/>', None, "第１行"),
    rows("行号负", '<row r="-1"/>', None, "第-1行"),
    rows("末格有值", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', {"XFD1048576": (NUMBER, "1")}),
    rows("行太长", "<row>" + "<c/>" * 16_385 + "</row>", None, "太长"),
    rows("空表", "", {}),
    rows("空格子样式丢失", '<row r="1"><c r="A1" s="99"/></row>', {}),
    rows("空格子", '<row r="1"><c r="A1" s="0"/><c r="B1"/></row>', {}),
    rows("隐藏行", ROWS.replace('<row r="2">', '<row r="2" hidden="1">'), GOOD),
    reads("合并单元格", lambda: build(sheet=sheet(after='<mergeCells><mergeCell ref="D4:D8"/></mergeCells>'))),
    reads(
        "合并盖住的值",
        lambda: build(sheet=sheet(after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')),
        {k: v for k, v in GOOD.items() if k != "B1"},
        "B1被合并单元格盖住",
    ),
    reads(
        "合并整列",
        lambda: build(sheet=sheet(after='<mergeCells><mergeCell ref="B1:B1048576"/></mergeCells>')),
        {k: v for k, v in GOOD.items() if k != "B2"},
        "B2被合并单元格盖住",
    ),
    reads(
        "合并区域乱码", lambda: build(sheet=sheet(after='<mergeCells><mergeCell ref="?"/><mergeCell/></mergeCells>'))
    ),
]

NUMBERS: list[Case] = [
    one("整数", value("12"), "", (NUMBER, "12")),
    one("二进制尾差", value("0.30000000000000004"), "", (NUMBER, "0.3")),
    one("十七位", value("12.300000000000001"), "", (NUMBER, "12.3")),
    one("科学计数", value("1.2E+05"), "", (NUMBER, "120000")),
    one("小科学计数", value("5.0000000000000001E-3"), "", (NUMBER, "0.005")),
    one("负零", value("-0"), "", (NUMBER, "0")),
    one("正号", value("+5"), "", (NUMBER, "5")),
    one("点开头", value(".5"), "", (NUMBER, "0.5")),
    one("点结尾", value("5."), "", (NUMBER, "5")),
    one("前后空格", value(" 5\n"), "", (NUMBER, "5")),
    one("最大双精度", value("1.7976931348623157E+308"), "", (NUMBER, "179769313486232" + "0" * 294), "A1超过15位"),
    one("负数", value("-3"), "", (NUMBER, "-3")),
    one("身份证号成数字", value("3.2070519900101101E+17"), "", (NUMBER, "320705199001011000"), "A1超过15位"),
    one("十八位整数", value("320705199001011234"), "", (NUMBER, "320705199001011000"), "A1超过15位"),
    one("NaN", value("NaN"), "", (ERROR, "NaN")),
    one("INF", value("INF"), "", (ERROR, "INF")),
    one("逗号小数", value("1,5"), "", (ERROR, "1,5")),
    one("十六进制", value("0x10"), "", (ERROR, "0x10")),
    one("下划线", value("1_000"), "", (ERROR, "1_000")),
    one("全角数字在数值格", value("１２"), "", (ERROR, "１２")),
    one("阿拉伯数字", value("٣"), "", (ERROR, "٣")),
    one("文字在数值格", value("约30"), "", (ERROR, "约30")),
    one("超出双精度", value("1e309"), "", (ERROR, "1e309")),
    one("巨大指数", value("1e99999"), "", (ERROR, "1e99999")),
    one("微小指数", value("1e-9999"), "", (ERROR, "1e-9999")),
    one("空值", "<v></v>", "", None),
    one("空值短写", "<v/>", "", None),
    bad("两个值", value("1") + value("2"), "", "A1有两个值"),
    bad("未知类型", value("1"), 't="x"', "A1的类型"),
    one("真", value("1"), 't="b"', ("bool", "TRUE")),
    one("假", value("false"), 't="b"', ("bool", "FALSE")),
    one("逻辑值乱码", value("2"), 't="b"', (ERROR, "2")),
    one("错误REF", value("#REF!"), 't="e"', (ERROR, "#REF!")),
    one("错误DIV", value("#DIV/0!"), 't="e"', (ERROR, "#DIV/0!")),
    one("错误NA", value("#N/A"), 't="e"', (ERROR, "#N/A")),
    one("公式有结果", "<f>1+2</f><v>3</v>", "", (NUMBER, "3"), "A1是公式"),
    one("公式结果在前", "<v>3</v><f>1+2</f>", "", (NUMBER, "3"), "A1是公式"),
    one("公式文字结果", "<f>A2</f><v>已开工</v>", 't="str"', (TEXT, "已开工"), "A1是公式"),
    one("公式错误结果", "<f>1/0</f><v>#DIV/0!</v>", 't="e"', (ERROR, "#DIV/0!"), "A1是公式"),
    one("公式没算", "<f>SUM(B1:B9)</f>", "", ("uncalculated", "=SUM(B1:B9)"), "A1的公式没有结果"),
    one("公式没算空值", "<f>SUM(B1:B9)</f><v></v>", "", ("uncalculated", "=SUM(B1:B9)"), "公式没有结果"),
    one("共享公式", '<f t="shared" si="0"/><v>7</v>', "", (NUMBER, "7"), "A1是公式"),
    one("数组公式", '<f t="array" ref="A1">B1:B2</f><v>7</v>', "", (NUMBER, "7"), "A1是公式"),
    one("公式得空文字", '<f>IF(B1="","","x")</f><v></v>', 't="str"', None),
    one("DDE公式", "<f>cmd|'/c calc'!A0</f><v>0</v>", "", (NUMBER, "0"), "A1是公式"),
    one("样式号未知", value("5"), 's="99"', (NUMBER, "5"), "A1的单元格样式丢失"),
    one("样式号负", value("5"), 's="-1"', (NUMBER, "5"), "A1的单元格样式丢失"),
    one("样式号乱码", value("5"), 's="x"', (NUMBER, "5"), "A1的单元格样式丢失"),
    refused("文字序号出界", lambda: build(sheet=cell(value("3"), 't="s"')), "A1的文字丢失"),
    bad("文字序号负", value("-1"), 't="s"', "A1的文字丢失"),
    bad("文字序号小数", value("0.5"), 't="s"', "A1的文字丢失"),
    bad("文字序号空", "<v/>", 't="s"', "A1的文字丢失"),
    formatted("百分比格式", "0.5", 9, (NUMBER, "0.5")),
]

WORDS: list[Case] = [
    one("行内文字", "<is><t>学校</t></is>", 't="inlineStr"', (TEXT, "学校")),
    one("行内文字无类型", "<is><t>学校</t></is>", "", (TEXT, "学校")),
    one("行内空", "<is/>", 't="inlineStr"', None),
    one("行内空文字", "<is><t></t></is>", 't="inlineStr"', None),
    one("只有空格", "<is><t> \u3000\u00a0</t></is>", 't="inlineStr"', None),
    one("公式得空格", '<f>" "</f><v> </v>', 't="str"', None),
    one("行内缺is", "", 't="inlineStr"', None),
    one(
        "行内富文本", "<is><r><t>新建</t></r><r><rPr><b/></rPr><t>3所</t></r></is>", 't="inlineStr"', (TEXT, "新建3所")
    ),
    string("富文本", "<r><t>序</t></r><r><rPr><b/></rPr><t>号</t></r>", "序号"),
    string("拼音", '<t>序号</t><rPh sb="0" eb="1"><t>xuhao</t></rPh><phoneticPr fontId="1"/>', "序号"),
    string("富文本带拼音", '<r><t>序号</t></r><rPh sb="0" eb="1"><t>xuhao</t></rPh>', "序号"),
    string("保留空格", '<t xml:space="preserve"> 序号 </t>', " 序号 "),
    string("换行", "序\n号", "序\n号"),
    string("回车转义", "序_x000D_\n号", "序\r\n号"),
    string("下划线转义", "序_x005F_x000D_号", "序_x000D_号"),
    string("控制符转义", "序_x0001_号", "序_x0001_号", "A1里有显示不出的控制符"),
    string("孤立代理项转义", "序_xD800_号", "序_xD800_号"),
    string("成对代理项转义", "序_xD83D__xDE00_号", "序😀号"),
    string("生僻字", "𠅤𬱖村", "𠅤𬱖村"),
    string("兼容字与部首", "⼀金\uf900\ue000", "⼀金\uf900\ue000"),
    string("双向控制符", "市\u202e局教\u202c", "市\u202e局教\u202c"),
    string("零宽字符", "市\u200b教育局", "市\u200b教育局"),
    string("等号开头", "=1+1", "=1+1"),
    string("减号开头", "-无", "-无"),
    string("转义的标记", "&lt;b&gt;&amp;", "<b>&"),
    string("数字存成文字", "12", "12"),
    string("错误样的文字", "#N/A", "#N/A"),
    string("格子文字过长", "长" * 32_768, "长" * 32_768, "A1的文字超过32767字"),
    string("非字符", "序\ufffd号", "序\ufffd号"),
]

_CHINESE_DATES = {
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), DAY),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), (DATE, "2021-03-31")),
}

DATES: list[Case] = [
    *(formatted(f"中文日期格式{number}", SERIAL, number, day) for number, day in sorted(_CHINESE_DATES.items())),
    formatted("日期14", SERIAL, 14, DAY),
    formatted("日期时间22", "44286.5", 22, (DATE, "2021-03-31T12:00:00")),
    formatted("时间20", "0.354166666666667", 20, (DATE, "08:30:00")),
    formatted("年月日自定义", SERIAL, 176, DAY, "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"),
    formatted("中文小写日期", SERIAL, 176, DAY, "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"),
    formatted("点分日期", SERIAL, 176, DAY, "yyyy.m.d"),
    formatted("星期", SERIAL, 176, DAY, "aaaa"),
    formatted("元年号", SERIAL, 176, DAY, "e&quot;年&quot;m&quot;月&quot;"),
    formatted("引号里的d", "5", 176, (NUMBER, "5"), "0&quot; day&quot;"),
    formatted("转义的d", "5", 176, (NUMBER, "5"), "0\\d"),
    formatted("红色", "5", 176, (NUMBER, "5"), "[Red]0.00"),
    formatted("负数红色", "5", 176, (NUMBER, "5"), "#,##0_);[Red]\\(#,##0\\)"),
    formatted("科学计数格式", "5", 176, (NUMBER, "5"), "0.00E+00"),
    formatted("通用格式", "5", 176, (NUMBER, "5"), "G/通用格式&quot;元&quot;"),
    formatted("累计小时", "1.5", 176, (NUMBER, "1.5"), "[h]:mm"),
    formatted("分节含日期", "5", 176, (NUMBER, "5"), "0;yyyy"),
    formatted("文字格式", "5", 49, (NUMBER, "5")),
    formatted("序列1", "1", 14, (DATE, "1900-01-01")),
    formatted("序列59", "59", 14, (DATE, "1900-02-28")),
    formatted("序列60", "60", 14, (NUMBER, "60")),
    formatted("序列61", "61", 14, (DATE, "1900-03-01")),
    formatted("序列0", "0", 14, (NUMBER, "0")),
    formatted("序列负", "-1", 14, (NUMBER, "-1")),
    formatted("序列末日", "2958465", 14, (DATE, "9999-12-31")),
    formatted("序列出界", "2958466", 14, (NUMBER, "2958466")),
    formatted("1904系统", "42824", 14, DAY, before='<workbookPr date1904="1"/>'),
    formatted("1904系统零", "0", 14, (DATE, "1904-01-01"), before='<workbookPr date1904="true"/>'),
    formatted("1904系统出界", "2958465", 14, (NUMBER, "2958465"), before='<workbookPr date1904="1"/>'),
    formatted("时刻进到明天", "0.9999999", 20, (NUMBER, "0.9999999")),
    reads(
        "别处的样式和格式",
        lambda: build(
            sheet=cell(value("5"), 's="1"'),
            styles=styles({176: "0.00"}, (0, 176))
            .replace("<cellXfs>", '<cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs><cellXfs>')
            .replace("</cellXfs>", '</cellXfs><dxfs><dxf><numFmt numFmtId="176" formatCode="yyyy"/></dxf></dxfs>'),
        ),
        {"A1": (NUMBER, "5")},
    ),
    reads(
        "格式代码过长",
        lambda: build(sheet=cell(value("5"), 's="1"'), styles=styles({176: "0;" * 1_000_000}, (0, 176))),
        {"A1": (NUMBER, "5")},
        "A1的单元格样式丢失",
    ),
    reads(
        "未知格式号",
        lambda: build(sheet=cell(value(SERIAL), 's="1"'), styles=styles(cells=(0, 99))),
        {"A1": (NUMBER, SERIAL)},
        "A1的单元格样式丢失",
    ),
    one("ISO日期", value("2021-03-31"), 't="d"', DAY),
    one("ISO时刻", value("2021-03-31T12:30:00.000Z"), 't="d"', (DATE, "2021-03-31T12:30:00")),
    one("ISO日期乱码", value("2021-13-31"), 't="d"', (ERROR, "2021-13-31")),
    one("ISO日期格式乱", value("31/3/2021"), 't="d"', (ERROR, "31/3/2021")),
    one("无格式的日期数", value(SERIAL), "", (NUMBER, SERIAL)),
]

CASES: list[Case] = [*ADDRESSES, *NUMBERS, *WORDS, *DATES]
