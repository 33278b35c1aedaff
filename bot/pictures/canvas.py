"""A sheet to draw on in pixels, and the PNG of it.  The only import of matplotlib."""

import io
from collections.abc import Sequence
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle
from matplotlib.patheffects import AbstractPathEffect, Normal, Stroke
from matplotlib.text import Text

from bot.pictures.boxes import Box, Point
from bot.pictures.look import GROUND, TEXT, Sign

_DPI = 100
_POINTS = 72 / _DPI
"""Points in a pixel."""


class Canvas:
    """One picture in the making; lengths in pixels from the lower left corner.

    Not for two threads at once.  Nothing of matplotlib's global state is read or set, but for
    the defaults of its configuration; its own font is used, so that every machine draws alike.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=GROUND)
        self._sheet = FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(0, height)
        fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        self._plain, self._bold = fonts / "DejaVuSans.ttf", fonts / "DejaVuSans-Bold.ttf"
        self.texts: list[Text] = []
        """Every text on the sheet, in order."""

    def text(
        self,
        at: Point,
        words: str,
        size: float,
        colour: str = TEXT,
        *,
        bold: bool = False,
        across: str = "left",
        up: str = "baseline",
        outlined: bool = False,
        layer: float = 5,
    ) -> Text:
        """Write words with letters of `size` pixels; `across` and `up` say what `at` is of them.

        `outlined` keeps lines off the letters.
        """
        font = FontProperties(fname=self._bold if bold else self._plain, size=size * _POINTS)
        written = self._axes.text(
            at[0],
            at[1],
            words,
            fontproperties=font,
            color=colour,
            ha=across,
            va=up,
            zorder=layer,
            parse_math=False,
        )
        if outlined:
            written.set_path_effects(_outlined(6 * _POINTS))
        self.texts.append(written)
        return written

    def extent(self, written: Text) -> Box:
        """The box that a text fills on the sheet."""
        box = written.get_window_extent(self._sheet.get_renderer())  # type: ignore[no-untyped-call]
        return Box(box.x0, box.y0, box.x1, box.y1)

    def size(self, words: str, size: float, *, bold: bool = False) -> tuple[float, float]:
        """Width and height of words that are not written."""
        written = self.text((0, 0), words, size, bold=bold)
        box = self.extent(written)
        written.remove()
        self.texts.remove(written)
        return (box.right - box.left, box.top - box.bottom)

    def fitting(self, words: str, size: float, room: float, *, bold: bool = False) -> float:
        """The size of letters, at most `size`, at which words take no more than `room` pixels."""
        width, _ = self.size(words, size, bold=bold)
        return size if width <= room else size * room / width

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float = 2,
        *,
        dashed: bool = False,
        layer: float = 1,
    ) -> None:
        """Draw a line through the points."""
        drawn = Line2D(
            [x for x, _ in points],
            [y for _, y in points],
            color=colour,
            linewidth=width * _POINTS,
            linestyle=(0, (2, 3)) if dashed else "-",
            solid_capstyle="round",
            zorder=layer,
        )
        self._axes.add_line(drawn)

    def area(self, points: Sequence[Point], fill: str, edge: str, layer: float = 0) -> None:
        """Fill the polygon of the points."""
        corners = [list(point) for point in points]
        self._axes.add_patch(
            Polygon(
                corners,
                closed=True,
                facecolor=fill,
                edgecolor=edge,
                linewidth=2 * _POINTS,
                zorder=layer,
            )
        )

    def bar(self, box: Box, colour: str, *, filled: bool = True, layer: float = 3) -> None:
        """Draw a box with round ends, half transparent, or its edge alone."""
        half = (box.top - box.bottom) / 2
        self._axes.add_patch(
            FancyBboxPatch(
                (box.left, box.bottom),
                box.right - box.left,
                2 * half,
                boxstyle=f"round,pad=0,rounding_size={half}",
                facecolor=to_rgba(colour, 0.4 if filled else 0),
                edgecolor=colour,
                linewidth=3 * _POINTS,
                zorder=layer,
            )
        )

    def blank(self, box: Box) -> None:
        """Empty a box of all that is drawn in it by now, but for marks and words of layer 9."""
        self._axes.add_patch(
            Rectangle(
                (box.left, box.bottom),
                box.right - box.left,
                box.top - box.bottom,
                facecolor=GROUND,
                edgecolor="none",
                zorder=3.5,
            )
        )

    def ring(self, at: Point, radius: float, colour: str, layer: float = 5) -> None:
        """Draw a circle around a point."""
        self._axes.add_patch(
            Circle(at, radius, fill=False, edgecolor=colour, linewidth=3 * _POINTS, zorder=layer)
        )

    def mark(self, at: Point, sign: Sign, radius: float, layer: float = 4) -> None:
        """Draw a sign of the usual radius `radius` at a point."""
        size = 2 * radius * sign.size * _POINTS
        edge = sign.colour if sign.shape == "x" or not sign.filled or sign.half else GROUND
        drawn = Line2D(
            [at[0]],
            [at[1]],
            linestyle="none",
            marker=sign.shape,
            markersize=size,
            fillstyle="left" if sign.half else "full",
            markerfacecolor=sign.colour if sign.filled else GROUND,
            markerfacecoloralt=GROUND,
            markeredgecolor=edge,
            markeredgewidth=(radius / 3.5 if edge == sign.colour else 1.5) * _POINTS,
            zorder=layer,
        )
        if sign.shape == "x":
            drawn.set_markeredgewidth(radius / 5 * _POINTS)
            drawn.set_path_effects(_outlined((radius / 5 + 3) * _POINTS))
        self._axes.add_line(drawn)

    def png(self) -> bytes:
        """The sheet as a PNG; the same sheet gives the same bytes on every day."""
        out = io.BytesIO()
        self._sheet.print_png(out, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return out.getvalue()


def write_line(
    canvas: Canvas, at: Point, words: str, size: float, colour: str = TEXT, *, bold: bool = False
) -> None:
    """Write words above all else, their letters smaller where they would leave the sheet."""
    letters = canvas.fitting(words, size, canvas.width - 2 * at[0], bold=bold)
    canvas.text(at, words, letters, colour, bold=bold, layer=9)


def _outlined(width: float) -> list[AbstractPathEffect]:
    return [Stroke(linewidth=width, foreground=GROUND), Normal()]
