"""Charts as files: drawn when somebody asks, by a library that is slow to import."""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires.compass import Compass

KINDS = ("svg", "png")


def rose(municipality: str, compass: Compass, kind: str) -> bytes | None:
    """Draw one municipality's rose as svg or png; None for any other kind."""
    if kind not in KINDS:
        return None
    from exports import charts  # noqa: PLC0415 -- matplotlib is slow to import

    figure = charts.rose_figure(municipality, compass)
    return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)


def comparison(compasses: Sequence[tuple[str, Compass]], kind: str) -> bytes | None:
    """Draw several municipalities over each other as svg or png; None for any other kind."""
    if kind not in KINDS:
        return None
    from exports import charts  # noqa: PLC0415 -- as above

    figure = charts.compare_figure(compasses)
    return charts.as_svg(figure) if kind == "svg" else charts.as_png(figure)
