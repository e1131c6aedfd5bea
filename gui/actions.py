"""The clerk's verbs as menus and tool buttons: words, keys, icons; what each does is in verbs.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One menu entry; `needs` is "" where it works without a ledger, `on` how a switch stands at first."""

    name: str
    words: str
    keys: str = ""
    icon: str = ""
    tool: str = ""
    needs: str = "ledger"
    tip: str = ""
    checkable: bool = False
    on: bool = False


LINE = Verb("-", "")

MENUS: tuple[tuple[str, tuple[Verb, ...]], ...] = (
    (
        "台账(&F)",
        (
            Verb("new", "新建台账(&N)…", "Ctrl+N", "new", "新建", "", "读入方案，建立一本新台账"),
            Verb("open", "打开台账(&O)…", "Ctrl+O", "open", "打开", "", "打开已有的台账"),
            Verb("recent", "最近打开(&R)", needs=""),
            Verb("demo", "示例台账(&D)…", needs="", tip="用2021年的方案生成一本示例台账"),
            LINE,
            Verb("archive", "年度归档(&A)…", tip="全年材料打成一个压缩包，台账转为只读；可以撤销"),
            Verb("next_year", "新建下年(&Y)…", tip="单位、日历、标准和未办结事项带到下一年的台账"),
            LINE,
            Verb("print", "打印预览(&P)…", "Ctrl+P", tip="打印眼前的表：A4、A3，横纵，可存 PDF；公文窗口里是那份公文"),
            Verb("check", "自检(&K)…", icon="check"),
            Verb("folder", "打开台账所在文件夹(&L)", icon="folder"),
            LINE,
            Verb("quit", "退出(&X)", "Ctrl+Q", needs=""),
        ),
    ),
    (
        "编辑(&E)",
        (
            Verb("undo", "操作记录与撤销(&Z)…", "Ctrl+Z", "undo", "撤销", tip="按名字撤销以前的操作"),
            LINE,
            Verb("copy", "复制(&C)"),
            Verb("copy_headings", "带表头复制(&H)", "Ctrl+Shift+C", "copy"),
            LINE,
            Verb("search", "查找(&F)", "Ctrl+F", "search"),
            Verb("jump", "跳到第几项(&G)…", "Ctrl+G"),
            Verb("clear", "清除筛选(&Q)", "Ctrl+Shift+L"),
        ),
    ),
    (
        "方案(&P)",
        (
            Verb("units_window", "单位维护(&U)…", "Ctrl+Shift+U", tip="名称、归类、联系人；改名、移动、并入、增删"),
            Verb("tags", "件号、分管领导、层级(&T)…", tip="50件的件号、分管市领导、省市县；可从 Excel 整块粘贴"),
            Verb("units_in", "读入名册和联系人(&R)…", tip="从 Excel 读入，先看清哪些会变再保存"),
            Verb("counties", "“各县区”包括哪些(&C)…", tip="全方案的，和单独某一项的"),
            LINE,
            Verb("shares", "分解任务(&J)…", icon="table", tip="各县区各分多少；可从 Excel 整块粘贴"),
            Verb("schedule", "定序时(&X)…", icon="clock", tip="每行到哪一期应完成多少；表里选中的行一起定"),
            Verb("light_rule", "亮灯规则(&L)…", tip="低于序时多少为黄、为红；先看哪些行会变色"),
            Verb("reporting", "报送方式(&B)…", tip="县区直报还是牵头汇总，几家牵头怎么报，谁需填报，谁填哪张表"),
            Verb("adopt", "采纳分解方案(&A)…", tip="各单位报的序时、分县区任务、点位、联络员，逐条勾选后才生效"),
            Verb(
                "sites", "点位(&D)…", "Ctrl+Shift+D", tip="在哪里建、开工竣工的时间和投资；开工率、竣工率、投资完成率"
            ),
            LINE,
            Verb("change_target", "更正目标(&M)…", tip="选中的一行从某一期起改目标，写明理由和批准文件"),
            Verb("change_item", "更正事项(&G)…", tip="改内容、类别、时限、单位，增减指标和节点，删除事项"),
            Verb("add_item", "增加事项(&Z)…", tip="年中追加的事项"),
            Verb(
                "end_item", "终止、调整、恢复(&E)…", tip="选中的事项从某一期起终止或调整，写明理由和批准文件；可以恢复"
            ),
        ),
    ),
    (
        "报送(&S)",
        (
            Verb("send", "发出填报表(&E)…", "Ctrl+E", "send", "发表", tip="给每家单位写一份填报表"),
            Verb("send_first", "发出分解方案表(&F)…", tip="首轮：请各单位报序时计划、分县区任务、点位和联络员"),
            Verb("take", "收回填报表(&T)…", "Ctrl+T", "take", "收表", tip="收回报来的表；也可以直接拖进窗口"),
            LINE,
            Verb("missing", "看未报单位(&M)", icon="clock"),
            Verb("late", "看迟报单位(&L)"),
            Verb("copy_missing", "复制未报名单(&P)", icon="copy", tip="单位、联络员、电话，可贴到微信或表格里催报"),
            Verb("receipts", "收表记录(&R)…", icon="folder", tip="本期收到的每份文件；可撤销某一次收回"),
            Verb("back", "退回有问题的表(&B)…", tip="给还有待确认、冲突或没收内容的表生成标好颜色的退回件"),
            Verb("paste", "粘贴微信数(&W)…", tip="聊天里报来的数：先认，逐条勾选后才保存"),
            Verb("attach", "留存附件(&A)…", tip="盖章件、照片、PDF 原样存进台账，记在选中行的牵头单位名下"),
            LINE,
            Verb("close_period", "封存本期(&J)…", icon="lock", tip="公布以前把本期定下，以后收的、改的都不改变它"),
            Verb("reopen_period", "重开本期(&K)…", tip="已封存的要改：写明理由和批准人"),
            Verb("snapshots", "封存记录(&H)…", tip="历次封存和重开；可照当时的样子看"),
            LINE,
            Verb("report", "生成上报表(&U)…", "Ctrl+U", "report", "上报", tip="生成本期的上报表"),
            Verb("templates", "上级表样(&O)…", tip="上级发的空表登记一次，各列对应填什么；以后各期照它的格式生成"),
        ),
    ),
    (
        "核对(&C)",
        (
            Verb("answer", "回答待确认(&A)…", "Ctrl+K", "ask", "待确认", tip="写得不确定的内容，由您来定"),
            Verb("decide", "裁定冲突(&D)…", "Ctrl+J", "conflict", "冲突", tip="几份材料不一样，定一个为准"),
            Verb("admit", "隔离的格子(&Q)…", tip="不在该单位表里的数：先另放，写明理由才计入"),
            Verb("waiting", "只看冲突和待确认的行(&W)"),
            Verb("checks", "审核标准(&K)…", tip="哪些情况不能收、须说明、只提醒"),
            Verb("remarks", "核对提醒(&R)…", tip="县区合计、几家牵头单位报数的差异"),
            LINE,
            Verb("correct", "核定亮灯或数(&H)…", tip="改定选中一行的亮灯或数，写明理由和批准人；原来的一并显示"),
            Verb("requests", "单位的申请(&P)…", tip="单位报来的申请调整、申请终止，逐件办理"),
            Verb("strike", "销号(&X)…", "Ctrl+Shift+X", tip="报完成、退回补证、核验通过、销号、重开；佐证和附件"),
            Verb("open_list", "未销号清单(&U)…", tip="还没有销号的事项；可筛选、复制、导出"),
            Verb("lacking_list", "缺佐证清单(&L)…", tip="报了完成、还缺佐证的事项"),
            LINE,
            Verb("fill", "手工录入本行(&I)", "F2", "edit", "录入", tip="录入选中的一行，写明来源"),
            Verb("save", "提交录入(&S)", "Ctrl+S", tip="录入的草稿提交以后才算数"),
            Verb("batch", "批量录入(&E)…", "Ctrl+Shift+E", tip="一次录很多行，可从 Excel 整块粘贴，存成一步"),
        ),
    ),
    (
        "公文(&D)",
        (
            Verb("remind", "催报单(&C)…", tip="没有报表的单位每家一份 Word，另有清单；也可复制文字"),
            Verb("return_notes", "退回单(&T)…", tip="还有待确认、冲突的单位每家一份 Word，请改正后重报"),
            Verb("check_notes", "送核对单(&N)…", tip="发布以前，请有黄灯、红灯的单位核对：每家一份 Word"),
            Verb("check_answers", "核对反馈(&K)…", tip="记各单位有无异议，逐条定异议，看谁还没有反馈"),
            LINE,
            Verb("bulletin", "督查通报(&B)…", tip="起草、改写、定稿，内部版和公开版；定稿后只能在下一期更正"),
            Verb("new_slip", "立督办单(&D)…", tip="选中滞后的一行：数、应完成、差距、原因都填好，看过再立项"),
            Verb(
                "slips",
                "督办单(&S)…",
                tip="从交办到归档，看警示和逾期天数；出督办单、反馈表、登记表",
            ),
            LINE,
            Verb("leader_page", "领导一页纸(&L)…", tip="总体、请关注、进展较好、县区、说明；可复制为文字，可存成 Word"),
        ),
    ),
    (
        "考核(&K)",
        (
            Verb("scores", "考核评价(&S)…", tip="按考核办法试算各单位和县区得分、名次，定稿、出评分表"),
            Verb("score_book", "考核办法(&R)…", tip="分值、权重、加分扣分；可套用现成的办法再改"),
        ),
    ),
    (
        "查看(&V)",
        (
            Verb("home", "本期概览(&H)", "Ctrl+Home", "home", "概览", tip="本期报送和进度的概览"),
            Verb("items", "事项表(&I)", "Ctrl+I", "table", "事项表", tip="按单位和事项查看"),
            Verb("counts", "统计(&T)…", tip="按项、件、领导、单位、县区、类别、层级数；每个数都能点开"),
            Verb("gallery", "看板(&K)", "Ctrl+B", "chart", "看板", tip="亮灯墙、曲线、县区矩阵、排名、红黄清单"),
            Verb("behind", "红黄清单(&Y)", tip="滞后的指标和节点，可复制、导出 Excel"),
            LINE,
            Verb("earlier", "上一期(&P)", "Ctrl+PgUp", "left"),
            Verb("later", "下一期(&N)", "Ctrl+PgDown", "right"),
            LINE,
            Verb("compare", "两期对比(&D)…", tip="逐行看哪些数动了，哪些灯变了；可导出 Excel"),
            Verb("since_closing", "封存后的变化(&E)…", tip="已封存的本期，照现在的数会有哪些不同"),
            Verb("see_other", "封存的数、现在的数换着看(&X)"),
            LINE,
            Verb("columns", "显示的列(&C)"),
            Verb("below", "进展表放在表格下面(&F)", needs="", checkable=True),
            Verb(
                "simplified",
                "繁体显示为简体(&J)",
                needs="",
                tip="只改屏幕上的显示；台账里存的、发出和上报的表都照方案原文",
                checkable=True,
                on=True,
            ),
            Verb(
                "papers_simplified",
                "公文也写成简体(&W)",
                needs="",
                tip="通报、一页纸、核对单、督办单、催报单、退回单和按单位的清单写成简体；不选照方案原文。台账里存的不变",
                checkable=True,
            ),
            Verb("bigger", "字大一点(&B)", "Ctrl+=", needs=""),
            Verb("smaller", "字小一点(&S)", "Ctrl+-", needs=""),
            LINE,
            Verb("refresh", "刷新(&R)", "F5", "refresh"),
        ),
    ),
    (
        "帮助(&H)",
        (
            Verb("help", "使用说明(&H)", "F1", "help", "帮助", needs=""),
            Verb("about", "关于(&A)", needs=""),
        ),
    ),
)

TOOLS = (
    "home",
    "items",
    "gallery",
    "-",
    "open",
    "-",
    "send",
    "take",
    "answer",
    "decide",
    "fill",
    "report",
    "-",
    "undo",
    "help",
)
ALL = {verb.name: verb for _, verbs in MENUS for verb in verbs if verb is not LINE}
