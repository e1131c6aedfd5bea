"""Tell what an item is about by its words: works, service, policy or award."""

from __future__ import annotations

import re

from model.rules import han
from model.terms import ItemKind

POLICY = re.compile(
    r"制度|机制|(?:补助|补贴|养老金|保障|低保|起付|报销|最低)[^,。;]{0,8}(?:标准|比例)|"
    r"出台|制定|办法|政策|减收|减免|纳入医保|异地就医"
)
CREATE = re.compile(r"创建|创成|评定|认定|培育(?!.{0,12}(?:农民|人才|明白人))|打造|争创|申报")
WORKS = re.compile(
    r"新建|改建|扩建|改造|建设|建成|修建|重建|迁建|拆建|续建|复垦|疏浚|修复|整治|治理|铺设|敷设|安装|加装|恢复|"
    r"投入使用|投入运营|维修|补建|检修|动工|开工|竣工|通车|农房改善"
)
SERVICE = re.compile(
    r"培训|发放|服务|提供|开展|资助|救助|帮扶|扶持|举办|组织|承办|体检|送戏|送电影|购买|贷款|融资|抽检|抽样|检查|"
    r"就业|代缴|开放|优化调整|活动|宣传|招聘|援助|配备|配齐|支持"
)
QUOTED = re.compile(r"[“《].*?[”》]")


def kind(text: str) -> ItemKind:
    """Return an item's kind: that of its first telling word outside quotes; 服务类 where none tells."""
    plain = QUOTED.sub("", han.fold(text))
    found = [
        (match.start(), one)
        for one, pattern in (
            (ItemKind.CREATE, CREATE),
            (ItemKind.WORKS, WORKS),
            (ItemKind.POLICY, POLICY),
            (ItemKind.SERVICE, SERVICE),
        )
        if (match := pattern.search(plain))
    ]
    return min(found, key=lambda spot: spot[0])[1] if found else ItemKind.SERVICE
