"""What a chart says, as the terminal would have it."""

from tui.drawing.chart import Chart, Line


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def drawn(chart: Chart) -> list[str]:
    """Return all lines, those of the head first, without the air at their ends."""
    lines = [*chart.head, *(chart.line(y) for y in range(chart.height))]
    return [text(line).rstrip() for line in lines]
