"""单位维护: the units and what is known of each; edits are collected, said beforehand, and kept as one act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from gui import say
from gui.dialogs.frame import open_place
from gui.forms.parts import Button, button
from gui.plan.finding import finder
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.units.answers import answers_for
from gui.units.counties import CountiesDialog
from gui.units.desk import UnitDesk
from gui.units.form import UnitForm
from gui.units.list_in import ListInDialog, ask_place
from gui.units.merging import MergeDialog
from gui.units.moving import MoveDialog
from gui.units.tree import UnitsTree
from model.records import Changes, Unit
from model.rules import find_units
from model.terms import UNIT_GROUPS
from model.work import change_units, unit_list
from model.work.change_units import UnitsPlan

HINT = "改动先攒着，下面写明保存以后会怎样；按“保存”才写进台账，算一步，可以撤销。改名以后，旧名称报来的表照样收。"
UNDO = "可在“编辑—操作记录与撤销”里撤销。"
WAITING = "有改动还没有保存，请先保存或放弃。"


class UnitsWindow(Weighed):
    """Keep the units; `chosen` is the unit to begin with."""

    def __init__(self, parent: QWidget | None, session: Session, chosen: str = "") -> None:
        super().__init__(parent, session, "单位维护", HINT, (1080, 584))
        self.desk = UnitDesk()
        self._chosen = chosen
        self._planned: UnitsPlan | None = None
        self._told, self._name = "", ""
        self.tree, self.form = UnitsTree(), UnitForm()
        self._lay_out()
        self._connect()
        self.check()
        self.load()

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._left())
        panes.addWidget(self.form)
        panes.setSizes((400, 640))
        self.body.addWidget(panes, 1)
        self.said.setFixedHeight(96)
        self.body.addWidget(self.said)
        lists = Button("名册和范围")
        menu = QMenu(lists)
        menu.addAction("名册导出到 Excel…", self.write_list)
        menu.addAction("从 Excel 读入名册和联系人…", self.read_list)
        menu.addSeparator()
        menu.addAction("“各县区”包括哪些…", self.open_counties)
        lists.setMenu(menu)
        self.foot.addWidget(lists)
        self.drop = self.offer("放弃改动", self._forget)
        self.leave = self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")

    def _left(self) -> QWidget:
        self.finder = finder("找单位", "名称或拼音首字母")
        row = QHBoxLayout()
        row.setSpacing(6)
        self.delete = button("删除", self.turn)
        self.moved, self.merge = button("移到…", self.move_to), button("并入…", self.open_merge)
        for one in (button("新增", self.add), self.moved, self.merge, self.delete):
            row.addWidget(one)
        row.addStretch(1)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(self.finder)
        box.addWidget(self.tree, 1)
        box.addLayout(row)
        return out

    def _connect(self) -> None:
        self.finder.textChanged.connect(lambda _: self.show_tree())
        self.finder.returnPressed.connect(self._take_best)
        self.tree.picked.connect(self._on_picked)
        self.tree.dropped.connect(self._on_dropped)
        self.tree.stepped.connect(self._on_stepped)
        self.tree.deleted.connect(self.turn)
        self.form.edited.connect(self._on_edited)
        self.said.pointed.connect(lambda unit: self.choose(str(unit)))

    def load(self) -> None:
        """Show the units as they are in the ledger, without what was not saved."""
        self.session.ask("单位", lambda ledger, tick: change_units.load(ledger), self.show_units, quiet=True)

    def show_units(self, units: tuple[Unit, ...]) -> None:
        """Begin anew with these."""
        self.desk = UnitDesk(units)
        self._planned = None
        self.said.put(())
        if self._chosen not in self.desk.now:
            own = (unit.id for unit in units if unit.short == self._name)
            self._chosen = next(own, units[0].id if units else "")
        self._refresh()
        self.check()
        self.remark.setText(self._told)
        self._told = ""

    def _refresh(self) -> None:
        self.form.offer(self.desk.units())
        self.show_tree()
        self._show_form()

    def show_tree(self) -> None:
        """Lay the tree out anew, the finder's words applied."""
        self.tree.show_desk(self.desk, self.finder.text(), self._chosen, self._heirs())

    def _heirs(self) -> dict[str, str]:
        """Return by id of each unit merged away the words that say so."""
        view, units = self.session.view, self.desk.now
        rounds = {one.period: one.name for one in view.rounds} if view else {}
        return {
            unit.id: f"{rounds.get(unit.until, unit.until)}起并入{units[unit.successor].short}"
            for unit in units.values()
            if unit.successor in units
        }

    def choose(self, unit: str) -> None:
        """Go to a unit, dropping words that hide it."""
        if unit in self.desk.now and not self.tree.choose(unit):
            self.finder.clear()
            self.tree.choose(unit)

    def _take_best(self) -> None:
        """Enter in the finder goes to the unit that fits best."""
        found = find_units.find(self.finder.text(), self.desk.units())
        if found and self.finder.text().strip():
            self.tree.choose(found[0].id)
            self.tree.setFocus()

    def unit(self) -> Unit | None:
        """Return the unit under the cursor."""
        return self.desk.now.get(self._chosen)

    def _on_picked(self, unit: str) -> None:
        self._chosen = unit
        self._show_form()
        self.check()

    def _show_form(self) -> None:
        unit = self.unit()
        duties = answers_for(self.session.view, self.desk.before.get(unit.id, unit)).words if unit else ""
        self.form.show_unit(unit, duties, gone=unit is not None and unit.id in self.desk.gone)
        self._say_own()

    def _on_edited(self, unit: Unit) -> None:
        was = self.desk.now[unit.id]
        self.desk.put(unit)
        if (was.group, was.parent) != (unit.group, unit.parent):
            self.show_tree()
        self.tree.mark(self.desk, unit, self._heirs().get(unit.id, ""))
        self.wait()

    def _on_dropped(self, unit: str, group: str, parent: str, beside: str, below: bool) -> None:
        self.desk.move(unit, group, parent, beside, below=below)
        self._after()

    def _on_stepped(self, by: int) -> None:
        if self._chosen in self.desk.now and self.desk.step(self._chosen, by):
            self._after()

    def _after(self) -> None:
        """Show what was changed elsewhere than in the form, and weigh it."""
        self._refresh()
        self.wait()

    def add(self) -> None:
        """Begin a new unit beside the one under the cursor."""
        here = self.unit()
        group = here.group if here else self.tree.group()
        self._chosen = self.desk.add(group or UNIT_GROUPS[0], here.parent if here else "").id
        self.finder.clear()
        self._after()
        self.form.texts["short"].setFocus()

    def move_to(self) -> None:
        """Ask where the unit goes."""
        unit = self.unit()
        if unit is None:
            return
        dialog = MoveDialog(self, self.desk, unit)
        dialog.accepted.connect(lambda: self._on_moved(unit.id, *dialog.place()))
        dialog.open()

    def _on_moved(self, unit: str, group: str, parent: str) -> None:
        self.desk.move(unit, group, parent)
        self._after()

    def turn(self) -> None:
        """Mark the unit to be deleted, or let it stay after all."""
        unit = self.unit()
        if unit is None:
            return
        if unit.id in self.desk.gone:
            self.desk.keep(unit.id)
        else:
            self.desk.drop(unit.id)
        self._after()

    def open_merge(self) -> None:
        """Let another unit take this one's duties over, an act of its own."""
        unit = self.unit()
        if unit and self._saved():
            dialog = MergeDialog(self, self.session, self.desk.units(), unit)
            dialog.accepted.connect(self._on_kept)
            dialog.open()

    def open_counties(self) -> None:
        """Set what 各县区 covers, an act of its own."""
        if self._saved():
            dialog = CountiesDialog(self, self.session)
            dialog.finished.connect(lambda _: self.load())
            dialog.open()

    def read_list(self) -> None:
        """Read a list of units and contacts, an act of its own."""
        if self._saved():
            dialog = ListInDialog(self, self.session)
            dialog.accepted.connect(self._on_kept)
            dialog.open()

    def write_list(self) -> None:
        """Write the list of units as it is in the ledger."""
        path = ask_place(self, self.session.path) if self._saved() else None
        if path:
            self.write_to(path)

    def write_to(self, path: Path) -> None:
        """Write the list there and offer to open it."""
        self.session.ask("导出名册", lambda ledger, tick: unit_list.save(ledger, path), self._on_written)

    def _on_written(self, to: Path) -> None:
        if say.ask(self, f"名册已导出：{to.name}", "打开看看", "在表里改好以后，可以再读进来。", refuse="知道了"):
            open_place(to)

    def _saved(self) -> bool:
        if self.desk.dirty:
            say.tell(self, WAITING)
        return not self.desk.dirty

    def begin(self) -> None:
        """Forget what was said: it is weighed anew."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the edits."""
        if not self.desk.dirty:
            self.said.put(())
            self._say_own()
            self.check()
            return
        changed, gone = self.desk.changed(), tuple(self.desk.gone)
        self.weigh(lambda ledger, tick: (changed, gone, change_units.plan(ledger, changed, gone)), self.show_plan)

    def show_plan(self, answer: tuple[tuple[Unit, ...], tuple[str, ...], UnitsPlan]) -> None:
        """Say what saving would do, what forbids it first; a click on a sentence goes to its unit."""
        changed, gone, planned = answer
        if (changed, set(gone)) != (self.desk.changed(), self.desk.gone):
            return
        self._planned = planned
        told = ((FORBIDS, planned.problems), (LOOK, planned.notes), (CHANGES, planned.says))
        self.said.put([(weight, one, self._about(one)) for weight, sentences in told for one in sentences])
        self._say_own()
        self.check()

    def _about(self, sentence: str) -> str | None:
        """Return the changed unit a sentence is about."""
        touched = self.desk.touched()
        named = next((unit.id for unit in touched if unit.short and f"“{unit.short.strip()}”" in sentence), None)
        return named or next((unit.id for unit in touched if self.desk.is_new(unit.id)), None)

    def _say_own(self) -> None:
        problems = self._planned.problems if self._planned else ()
        unit = self.unit()
        name = f"“{unit.short.strip()}”" if unit else ""
        own = [one for one in problems if (name != "“”" and name in one) or self._about(one) == self._chosen]
        self.form.say(own if unit else ())

    def check(self) -> None:
        """Let it be done what can be, and say how much waits."""
        unit, dirty = self.unit(), self.desk.dirty
        known = unit is not None and not self.desk.is_new(unit.id)
        gone = unit is not None and unit.id in self.desk.gone
        self.moved.setEnabled(unit is not None and not gone)
        self.delete.setEnabled(unit is not None)
        self.delete.setText("不删了" if gone else "删除")
        self.merge.setEnabled(unit is not None and known and not unit.successor)
        self.drop.setVisible(dirty)
        self.go.setEnabled(self._planned is not None and self._planned.ready)
        problems = len(self._planned.problems) if self._planned else 0
        waits = f"{self.desk.waits}，还没有保存。" if dirty else ""
        self.remark.setText(f"有 {problems} 处不能保存，见上面的红字。" if problems else waits)

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("改单位", lambda ledger, tick: change_units.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        unit = self.unit()
        self._name = unit.short.strip() if unit else ""
        self._told = f"已保存：{changes.title}。{UNDO}"
        self.load()

    def _on_kept(self) -> None:
        """Show what another act made of the units."""
        self._told = f"已保存。{UNDO}"
        self.load()

    def _forget(self) -> None:
        """Drop the edits once the clerk says so."""
        if say.ask(self, f"{self.desk.waits}，还没有保存，都放弃？", "放弃改动", refuse="不放弃"):
            self.load()

    def reject(self) -> None:
        """Leave, unless edits would be lost and the clerk goes back to them."""
        if not self.desk.dirty or say.ask(self, f"{self.desk.waits}，还没有保存。", "不保存，关闭", refuse="回去"):
            super().reject()
