"""The XML inside a workbook, hostile, broken or only unusual (FAULTS.md C9 to C13)."""

from __future__ import annotations

from tests.model.sheets.corpus import (
    HEAD,
    LINKS,
    MAIN,
    OFFICE,
    ROWS,
    STRINGS,
    Case,
    build,
    packed,
    parts,
    reads,
    refused,
    relation,
    relations,
    sheet,
    strings,
    styles,
    workbook,
)

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def with_head(part: str, dtd: str) -> str:
    """Put a declaration between a part's head and its content."""
    return part.replace(HEAD, HEAD + dtd)


def strict() -> bytes:
    """Write the whole workbook as Strict OOXML."""
    content = parts()
    return packed(
        {
            name: part.replace(MAIN.encode(), STRICT.encode()).replace(OFFICE.encode(), STRICT_LINKED.encode())
            for name, part in content.items()
        }
    )


def prefixed() -> str:
    """Write the sheet with a prefix on every element."""
    rows = ROWS
    for tag in ("row", "c", "v", "is", "t"):
        rows = (
            rows.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>").replace(f"</{tag}>", f"</x:{tag}>")
        )
    return f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'


def two_sheets(state: str = "") -> bytes:
    """Make a workbook whose second sheet is of another kind or hidden."""
    second = f'<sheet name="图" sheetId="2" {state} r:id="rId9"/>'
    kind = "worksheet" if state else "chartsheet"
    content = parts(
        workbook=workbook('<sheet name="进展" sheetId="1" r:id="rId1"/>' + second),
        links=relations(*LINKS, relation("rId9", kind, "second.xml")),
    )
    return packed({**content, "xl/second.xml": sheet("").encode() if state else b"<chartsheet/>"})


def riding(kind: str, target: str) -> bytes:
    """Add a part that only rides along."""
    content = parts(links=relations(*LINKS, relation("rId8", kind, target)))
    return packed({**content, f"xl/{target}": b"payload"})


def encoded(encoding: str, declared: str) -> bytes:
    """Write the sheet in another encoding."""
    return build(sheet=sheet().replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding))


def deep(levels: int) -> str:
    """Nest elements."""
    return sheet(after="<a>" * levels + "</a>" * levels)


def values(rows: str) -> bytes:
    """Make a workbook with these rows."""
    return build(sheet=sheet(rows))


CASES: list[Case] = [
    refused("实体炸弹", lambda: build(sheet=with_head(sheet(), LAUGHS + "]>")), "DTD或实体"),
    refused(
        "外部实体",
        lambda: build(sheet=with_head(sheet(), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
        "DTD",
    ),
    refused("空DTD", lambda: build(sheet=with_head(sheet(), "<!DOCTYPE worksheet>")), "DTD"),
    refused(
        "外部DTD", lambda: build(strings=with_head(strings(STRINGS), '<!DOCTYPE x SYSTEM "http://x/y.dtd">')), "DTD"
    ),
    refused("参数实体", lambda: build(styles=with_head(styles(), '<!DOCTYPE x [<!ENTITY % p SYSTEM "x">%p;]>')), "DTD"),
    refused("关系里的DTD", lambda: build(roots=with_head(parts()["_rels/.rels"].decode(), "<!DOCTYPE x>")), "DTD"),
    refused("未定义实体", lambda: values('<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>'), "不合规"),
    refused("嵌套太深", lambda: build(sheet=deep(200)), "嵌套太深"),
    refused("嵌套一万层", lambda: build(sheet=deep(10_000)), "嵌套太深"),
    refused("工作表XML截断", lambda: build(sheet=sheet()[:-20]), "xl/worksheets/sheet1.xml第"),
    refused("工作簿XML截断", lambda: build(workbook=workbook()[:-5]), "xl/workbook.xml第"),
    refused("文字XML截断", lambda: build(strings=strings(STRINGS)[:-9]), "xl/sharedStrings.xml第"),
    refused("样式XML截断", lambda: build(styles=styles()[:-9]), "xl/styles.xml第"),
    refused("内容类型XML截断", lambda: build(types=HEAD + "<Types"), "[Content_Types].xml第"),
    refused("内容类型是别的", lambda: build(types=styles()), "[Content_Types].xml的内容不是Types"),
    refused("关系XML截断", lambda: build(links=relations(*LINKS)[:-9]), "xl/_rels/workbook.xml.rels第"),
    refused("标签不配对", lambda: build(sheet=sheet().replace("</row>", "</rov>", 1)), "不合规"),
    refused("根后有内容", lambda: build(sheet=sheet() + "<x/>"), "不合规"),
    refused("属性重复", lambda: values('<row r="1" r="2"/>'), "不合规"),
    refused("前缀未声明", lambda: values('<q:row r="1"/>'), "不合规"),
    refused("空部件", lambda: build(sheet=b""), "不合规"),
    refused("非法UTF-8", lambda: build(sheet=sheet().encode().replace("已".encode(), b"\xff\xfe\xfd")), "不合规"),
    refused("GBK字节声明UTF-8", lambda: build(sheet=sheet().encode("gbk")), "不合规"),
    refused("声明GB2312", lambda: encoded("gb2312", "GB2312"), "编码读不出"),
    refused("声明未知编码", lambda: encoded("utf-8", "x-unknown"), "编码读不出"),
    refused("UTF-16声明GBK", lambda: encoded("utf-16", "gbk"), "编码读不出"),
    reads("UTF-16部件", lambda: encoded("utf-16", "UTF-16")),
    reads("UTF-8 BOM", lambda: build(sheet=sheet().encode("utf-8-sig"))),
    reads("无XML声明", lambda: build(sheet=sheet().removeprefix(HEAD))),
    refused("控制字符引用", lambda: values('<row r="1"><c r="A1" t="str"><v>&#1;</v></c></row>'), "不合规"),
    refused("代理项引用", lambda: values('<row r="1"><c r="A1" t="str"><v>&#xD800;</v></c></row>'), "不合规"),
    refused("零字节", lambda: build(sheet=sheet().replace("已", "\x00")), "不合规"),
    refused("超长属性", lambda: values(f'<row r="1" x="{"y" * 6_000_000}"/>'), "有一段太长"),
    refused("超长注释", lambda: build(sheet=sheet(after=f"<!--{'>' * 6_000_000}-->")), "有一段太长"),
    refused(
        "超长文字",
        lambda: values(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"长" * 1_000_001}</t></is></c></row>'),
        "一百万字",
    ),
    refused("没有命名空间", lambda: build(sheet=sheet().replace(f' xmlns="{MAIN}"', "")), "不是worksheet"),
    refused("别的命名空间", lambda: build(workbook=workbook().replace(MAIN, "urn:x")), "不是workbook"),
    refused("表里是文字部件", lambda: build(sheet=strings(STRINGS)), "不是worksheet"),
    reads("Strict OOXML", strict),
    reads("带前缀的命名空间", lambda: build(sheet=prefixed())),
    reads("注释与指令", lambda: build(sheet=sheet(ROWS.replace("</row>", "<!-- 注 --><?wps x?></row>")))),
    reads("CDATA", lambda: build(strings=strings(["<t><![CDATA[序号]]></t>", *STRINGS[1:]]))),
    reads(
        "扩展列表",
        lambda: build(sheet=sheet(after='<extLst><ext uri="x"><x14:v xmlns:x14="urn:x14">9</x14:v></ext></extLst>')),
    ),
    reads(
        "兼容性备选内容",
        lambda: build(
            sheet=sheet(
                after='<m:AlternateContent xmlns:m="urn:mc"><m:Choice><row r="9"/></m:Choice></m:AlternateContent>'
            )
        ),
    ),
    reads(
        "别家的元素在行里",
        lambda: build(sheet=sheet(ROWS.replace('<row r="2">', '<row r="2"><k:c xmlns:k="urn:k" r="Z9"/>'))),
    ),
    reads("值里有注释", lambda: build(sheet=sheet(ROWS.replace("12.5", "12<!-- x -->.5")))),
    reads("图表工作表", two_sheets, says="不是普通工作表"),
    reads("隐藏工作表", lambda: two_sheets('state="hidden"')),
    reads("深度隐藏工作表", lambda: two_sheets('state="veryHidden"')),
    reads("宏", lambda: riding("vbaProject", "vbaProject.bin"), says="带有宏"),
    reads("外部引用", lambda: riding("externalLink", "externalLinks/externalLink1.xml"), says="引用了别的工作簿"),
    reads("嵌入对象", lambda: packed({**parts(), "xl/embeddings/oleObject1.bin": b"x"}), says="嵌有对象"),
    reads("控件", lambda: packed({**parts(), "xl/activeX/activeX1.xml": b"x"}), says="嵌有对象"),
    reads("数据连接", lambda: riding("connections", "connections.xml"), says="外部数据连接"),
    reads("打印设置", lambda: packed({**parts(), "xl/printerSettings/printerSettings1.bin": bytes(500)})),
    reads("维度撒谎小", lambda: build(sheet=sheet(before='<dimension ref="A1"/>'))),
    reads("维度撒谎大", lambda: build(sheet=sheet(before='<dimension ref="A1:XFD1048576"/>'))),
    reads("维度乱码", lambda: build(sheet=sheet(before='<dimension ref="?"/>'))),
    reads("整列样式", lambda: build(sheet=sheet(before='<cols><col min="1" max="16384" style="0"/></cols>'))),
    reads("末格带样式", lambda: build(sheet=sheet(ROWS + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'))),
    reads("三十万空样式格", lambda: build(sheet=sheet(ROWS + blank(3000, 100)))),
    reads("二十万空行", lambda: build(sheet=sheet(ROWS + "".join(f'<row r="{n}"/>' for n in range(3, 200_003))))),
    refused("五十万零一格", lambda: build(sheet=sheet(full(500, 1001))), "超过50万个"),
    refused("文字五十万零一条", lambda: build(strings=strings(["x"] * 500_001)), "超过50万条"),
    reads("六万种样式", lambda: build(styles=styles(cells=(0,) * 60_000))),
    refused("合并单元格太多", lambda: build(sheet=sheet(after=merges(100_001))), "合并单元格太多"),
    reads("一万处合并", lambda: build(sheet=sheet(after=merges(10_000)))),
    reads("自定义属性坏名", lambda: packed({**parts(), "docProps/custom.xml": b"<x/>"})),
    refused(
        "自定义属性损坏",
        lambda: packed(
            {
                **parts(
                    roots=relations(
                        relation("rId1", "officeDocument", "xl/workbook.xml"),
                        relation("rId2", "custom-properties", "docProps/custom.xml"),
                    )
                ),
                "docProps/custom.xml": b"<x/>",
            }
        ),
        "docProps/custom.xml的内容不是Properties",
    ),
]


def blank(rows: int, columns: int) -> str:
    """Write styled cells without content."""
    empty = '<c s="0"/>'
    return "".join(f'<row r="{row + 10}">{empty * columns}</row>' for row in range(rows))


def full(rows: int, columns: int) -> str:
    """Write numbers without addresses."""
    return f"<row>{'<c><v>1</v></c>' * columns}</row>" * rows


def merges(count: int) -> str:
    """Merge cells two by two, far below the table."""
    inner = "".join(f'<mergeCell ref="D{2 * n + 50}:D{2 * n + 51}"/>' for n in range(count))
    return f"<mergeCells>{inner}</mergeCells>"
