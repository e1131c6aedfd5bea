"""The verbs and turns of phrase by which plans promise, qualify and explain, folded."""

from __future__ import annotations

import re

from model.rules.notice.text import words

ACTIONS = words(
    """
    新建 新增 新改扩建 新改建 新扩建 改扩建 改建 改造 扩建 建设 建成 建立 续建 迁建 重建 修建 新开
    新辟 新招聘 再建 复建 补建 拆建 拆除 维修 修复 修缮 修编 疏浚 整治 治理 恢复 推进 推动 推广
    推行 推出 实施 开展 完成 发布 制定 出台 印发 支持 扶持 启动 完善 健全 组织 举办 承办 创建 创成
    打造 培育 培养 培训 提供 设置 设立 发放 落实 加强 加快 加大 优化 提升 提高 改善 升级 搭建 构建
    编制 开通 开放 投放 配齐 配备 配置 引进 引导 深化 扩大 加装 安装 更换 更新 分配 办理 资助 救助
    帮扶 帮助 减收 减免 培树 认定 选派 招聘 购置 采购 回购 收储 盘活 供应 开发 带动 动工 开工 竣工
    整合 打通 铺设 敷设 绿化 种植 实现 确保 保障 巩固 强化 规范 统筹 布局 试点 探索 全面 积极 力争
    动建 筹建 惠及 覆盖 解决 新登记 化解 清理 取缔 处置 检查 抽检 抽查 监测 排查 消除 复垦 复绿 补贴
    补助 奖励 聘用 聘请 充实 增设 增加 增配 减少 降低 调整 优先 免费 定向 累计 公布 建强 做好 抓好
    充分
    """
)

VERB = re.compile("(?:" + "|".join(sorted(ACTIONS, key=len, reverse=True)) + ")")
VERBS_FIRST = re.compile(rf"(?:全市|全区|全县|全年|年内)?(?:(?:{VERB.pattern})[、和及]?)+")

EFFECTS = words(
    """
    帮助 进一步 确保 促进 满足 方便 惠及 让 使 有效 切实 不断 全面提升 提升 提高 改善 增强 解决 缓解
    努力 力争 逐步 更好 最大限度 形成 营造 防止 避免 以 助力 保障 推动 带动 从而 进而 实行 做到 为了
    优先 其中 包括 涉及 含 重点 争取
    """
)
"""Beginnings of a clause that says what a promise is good for or how it is kept, not another promise."""

SETTINGS = words("发生 如 若 当 对于 按照 围绕 根据 针对 通过 在 将 把 对 结合 依托 坚持 以 由 凡")
"""Beginnings of a clause that sets place, case or means."""

CASES = ("发生", "如", "若", "当", "凡", "根据", "按照", "围绕", "针对", "依托", "结合", "除")
"""Beginnings of a clause that can be no promise by itself."""

PLACES = words(
    """
    中心 医院 院 院区 校区 大楼 楼 步道 连接线 线 公园 广场 学校 中学 小学 幼儿园 站 馆 厂 工程 项目
    桥 大桥 隧道 路 道 街 水库 闸 基地 园 园区 一期 二期 三期 期 平台 市场 码头 机场 车站 枢纽 互通
    通道 福利院 敬老院 养老院 保健院 分院 场 社区 体育馆 图书馆 所 塔 港
    """
)
"""Ends of a named thing to be built; a list of such things is several milestones."""
