"""One page of a .pdf: follow its drawing operators, and keep each text and each ruled line with its place.

pypdf's own text extraction loses where a text stands, and with it which cell of a table it is in.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

from model.papers.pdf_fonts import Font

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 6
"""Forms drawn inside forms."""

MOST_TEXTS = 60_000
MOST_LINES = 6_000
THIN = 3.0
"""Points; a filled shape no thicker is a ruled line, as Word and WPS draw them."""

INVISIBLE = 3
"""The text mode of the layer that character recognition lays over a scanned page."""


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state that q saves and Q brings back."""

    matrix: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Page:
    """Collect a page's texts (x from, x to, baseline, size, text) and lines (x, y, x, y), as the page is turned."""

    def __init__(self, page: pypdf.PageObject) -> None:
        box = page.mediabox
        self._low = float(box.left), float(box.bottom)
        self._size = float(box.width), float(box.height)
        self._turn = int(page.rotation or 0) % 360
        self._texts: list[tuple[float, float, float, float, str]] = []
        self._lines: list[tuple[float, float, float, float]] = []
        self._pictures = self._invisible = 0
        self._state = _State()
        self._stack: list[_State] = []
        self._text = self._row = IDENTITY
        self._path: list[list[tuple[float, float]]] = []
        self._fonts: dict[str, Font] = {}
        self._known: dict[int, Font] = {}
        self._resources: Any = None
        self._pdf = page.pdf
        contents = page.get("/Contents")
        contents = contents.get_object() if contents is not None else None
        if isinstance(contents, ArrayObject | StreamObject):
            self._follow(contents, page.get("/Resources"), 0)

    def told(self) -> dict[str, Any]:
        """Return the page as plain values."""
        width, height = self._size if self._turn % 180 == 0 else self._size[::-1]
        return {
            "width": width,
            "height": height,
            "texts": self._texts,
            "lines": self._lines,
            "pictures": self._pictures,
            "invisible": self._invisible,
        }

    def _follow(self, contents: Any, resources: Any, depth: int) -> None:
        """Follow a content stream with its own resources."""
        before = self._resources, self._fonts
        self._resources = resources.get_object() if resources is not None else {}
        self._fonts = {}
        for operands, operator in ContentStream(contents, self._pdf, "bytes").operations:
            if operator == b"Do":
                self._draw(operands, depth)
                continue
            act = _ACTS.get(operator)
            if act is not None:
                try:
                    act(self, operands)
                except (IndexError, TypeError, ValueError):
                    continue  # an operator without its operands draws nothing
        self._resources, self._fonts = before

    def _draw(self, operands: Sequence[Any], depth: int) -> None:
        """Draw a form's content, or count a picture."""
        found = _entry(self._resources, "/XObject", operands[0] if operands else None)
        if not isinstance(found, StreamObject):
            return
        if found.get("/Subtype") != "/Form":
            self._pictures += 1
        elif depth < DEEPEST:
            saved, stack = self._state, self._stack
            self._stack = []
            own = found.get("/Matrix")
            if isinstance(own, ArrayObject) and len(own) == 6:
                self._state = replace(saved, matrix=_times(_matrix(own), saved.matrix))
            self._follow(found, found.get("/Resources", self._resources), depth + 1)
            self._state, self._stack = saved, stack

    # --- state --------------------------------------------------------------------------------------------

    def save(self, _: Sequence[Any]) -> None:
        """Do q."""
        if len(self._stack) < 500:
            self._stack.append(self._state)

    def restore(self, _: Sequence[Any]) -> None:
        """Do Q."""
        if self._stack:
            self._state = self._stack.pop()

    def move(self, operands: Sequence[Any]) -> None:
        """Do cm."""
        self._state = replace(self._state, matrix=_times(_matrix(operands), self._state.matrix))

    def set_font(self, operands: Sequence[Any]) -> None:
        """Do Tf."""
        name = str(operands[0])
        if name not in self._fonts:
            found = _entry(self._resources, "/Font", name)
            key = id(found)
            if key not in self._known:
                self._known[key] = Font(found if isinstance(found, DictionaryObject) else None)
            self._fonts[name] = self._known[key]
        self._state = replace(self._state, font=self._fonts[name], size=float(operands[1]))

    # --- text ---------------------------------------------------------------------------------------------

    def begin(self, _: Sequence[Any]) -> None:
        """Do BT."""
        self._text = self._row = IDENTITY

    def place(self, operands: Sequence[Any]) -> None:
        """Do Tm."""
        self._text = self._row = _matrix(operands)

    def step(self, operands: Sequence[Any]) -> None:
        """Do Td."""
        self._row = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self._row)
        self._text = self._row

    def step_leading(self, operands: Sequence[Any]) -> None:
        """Do TD."""
        self._state = replace(self._state, leading=-float(operands[1]))
        self.step(operands)

    def next_row(self, _: Sequence[Any]) -> None:
        """Do T*."""
        self.step((0.0, -self._state.leading))

    def show(self, operands: Sequence[Any]) -> None:
        """Do Tj."""
        self._show([operands[0]])

    def show_spaced(self, operands: Sequence[Any]) -> None:
        """Do TJ."""
        self._show(list(operands[0]))

    def show_next(self, operands: Sequence[Any]) -> None:
        """Do '."""
        self.next_row(())
        self._show([operands[-1]])

    def _show(self, parts: list[Any]) -> None:
        """Place a row of strings; a wide gap inside it parts two texts."""
        state = self._state
        if state.font is None or len(self._texts) >= MOST_TEXTS:
            return
        for part in parts:
            if isinstance(part, bytes | str):
                text, width, count, blanks = state.font.read(part)
                moved = (width * state.size + count * state.letter + blanks * state.word) * state.stretch
                self._keep(text, moved)
            else:
                moved = -float(part) / 1000 * state.size * state.stretch
            self._text = _times((1.0, 0.0, 0.0, 1.0, moved, 0.0), self._text)

    def _keep(self, text: str, moved: float) -> None:
        """Keep a text with where it begins and ends on the page."""
        if not text.strip():
            return
        whole = _times(self._text, self._state.matrix)
        start = self._turned(*_point(whole, 0.0, self._state.rise))
        end = self._turned(*_point(whole, moved, self._state.rise))
        size = abs(self._state.size) * max(abs(whole[3]), abs(whole[2]))
        self._texts.append((min(start[0], end[0]), max(start[0], end[0]), start[1], size, text))
        self._invisible += len(text) if self._state.mode == INVISIBLE else 0

    # --- lines --------------------------------------------------------------------------------------------

    def path_move(self, operands: Sequence[Any]) -> None:
        """Do m."""
        self._path.append([self._on_page(operands)])

    def path_line(self, operands: Sequence[Any]) -> None:
        """Do l, and curves by their ends."""
        if self._path:
            self._path[-1].append(self._on_page(operands[-2:]))

    def path_box(self, operands: Sequence[Any]) -> None:
        """Do re."""
        x, y, width, height = map(float, operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        self._path.append([self._on_page(corner) for corner in corners])

    def path_close(self, _: Sequence[Any]) -> None:
        """Do h."""
        if self._path:
            self._path[-1].append(self._path[-1][0])

    def path_end(self, _: Sequence[Any]) -> None:
        """Do n."""
        self._path = []

    def stroke(self, _: Sequence[Any]) -> None:
        """Do S, B and the like: every side of the path is a line."""
        for part in self._path:
            for (x0, y0), (x1, y1) in itertools.pairwise(part):
                self._rule(x0, y0, x1, y1)
        self._path = []

    def fill(self, _: Sequence[Any]) -> None:
        """Do f: what is filled and thin is a line."""
        for part in self._path:
            xs, ys = [x for x, _ in part], [y for _, y in part]
            low, high, left, right = min(ys), max(ys), min(xs), max(xs)
            if high - low <= THIN < right - left:
                self._rule(left, (low + high) / 2, right, (low + high) / 2)
            elif right - left <= THIN < high - low:
                self._rule((left + right) / 2, low, (left + right) / 2, high)
        self._path = []

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if len(self._lines) < MOST_LINES and min(abs(x1 - x0), abs(y1 - y0)) < 1 < max(abs(x1 - x0), abs(y1 - y0)):
            self._lines.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _on_page(self, point: Sequence[Any]) -> tuple[float, float]:
        return self._turned(*_point(self._state.matrix, float(point[0]), float(point[1])))

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point as the page is shown."""
        x, y = x - self._low[0], y - self._low[1]
        width, height = self._size
        return {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}.get(self._turn, (x, y))


def _number(name: str, scale: float = 1.0) -> Callable[[Page, Sequence[Any]], None]:
    """Return the act that sets one number of the state."""

    def act(page: Page, operands: Sequence[Any]) -> None:
        value = float(operands[0]) * scale
        changed = {name: int(value) if name == "mode" else value}
        page._state = replace(page._state, **changed)  # type: ignore[arg-type]  # noqa: SLF001

    return act


def _entry(resources: Any, kind: str, name: Any) -> Any:
    """Return a page's resource."""
    group = resources.get(kind) if isinstance(resources, dict) else None
    group = group.get_object() if group is not None else None
    found = group.get(name) if isinstance(group, dict) else None
    return found.get_object() if found is not None else None


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands[-6:])
    return a, b, c, d, e, f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


_ACTS: dict[bytes, Callable[[Page, Sequence[Any]], None]] = {
    b"q": Page.save,
    b"Q": Page.restore,
    b"cm": Page.move,
    b"Tf": Page.set_font,
    b"BT": Page.begin,
    b"Tm": Page.place,
    b"Td": Page.step,
    b"TD": Page.step_leading,
    b"T*": Page.next_row,
    b"Tj": Page.show,
    b"TJ": Page.show_spaced,
    b"'": Page.show_next,
    b'"': Page.show_next,
    b"Tc": _number("letter"),
    b"Tw": _number("word"),
    b"Tz": _number("stretch", 0.01),
    b"TL": _number("leading"),
    b"Ts": _number("rise"),
    b"Tr": _number("mode"),
    b"m": Page.path_move,
    b"l": Page.path_line,
    b"c": Page.path_line,
    b"v": Page.path_line,
    b"y": Page.path_line,
    b"re": Page.path_box,
    b"h": Page.path_close,
    b"n": Page.path_end,
    **dict.fromkeys((b"S", b"s", b"B", b"B*", b"b", b"b*"), Page.stroke),
    **dict.fromkeys((b"f", b"F", b"f*"), Page.fill),
}
