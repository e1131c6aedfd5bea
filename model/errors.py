"""What can go wrong, in two kinds: what a clerk can act on, and a silent cancel. Anything else is a bug."""

from __future__ import annotations

import errno
from collections.abc import Iterable

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已有同名文件",
    errno.ENAMETOOLONG: "路径太长",
    errno.EBUSY: "正被别的程序占用",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
}


def why(error: OSError) -> str:
    """Return the system's reason in the clerk's words, never in English."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


class ClerkError(Exception):
    """Carry one plain Chinese sentence: what happened, what is safe, what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    @classmethod
    def of(cls, what: str, faults: Iterable[str], then: str = "") -> ClerkError:
        """Return the refusal of something for its faults, each on a line of its own."""
        lines = (f"{one.rstrip('。')}。" for one in faults if one)
        return cls("\n".join(one for one in (f"{what}：", *lines, then) if one))


class Cancelled(Exception):  # noqa: N818 - the clerk's own act, not an error
    """End a long work at its next tick, leaving nothing behind."""
