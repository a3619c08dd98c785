"""`geonews demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geonews.cli.options import Debug

SUFFIXES = (".txt", ".html", ".jsonl")


def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")] = Path("geonews-demo.html"),
    debug: Debug = False,
) -> None:
    """The whole way on the packaged sample articles, without network; prints the path of the map."""
    import tempfile

    from geonews.cli.say import complain, progress, say, tell
    from geonews.config import Config
    from geonews.export import write_text
    from geonews.pipeline import Stages, map_page
    from geonews.pipeline import run as run_pipeline
    from geonews.reading.sources import Overrides
    from geonews.store import Store

    config = Config.load()
    samples = sorted(str(path) for path in (config.data_dir / "samples").iterdir() if path.suffix in SUFFIXES)
    tell(f"reading {len(samples)} sample articles; the first run also builds the gazetteer index")
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "demo.sqlite") as store:
        with progress() as report:
            stages = Stages.open(config, report)
            summary = run_pipeline(samples, store, stages, overrides=Overrides(), debug=debug, progress=report)
        for failure in summary.failures:
            complain(failure.error)
        page = map_page(store, config, title="geonews demo: four sample articles")
    write_text(output, page)
    say(str(output.resolve()))
    if summary.failures:
        raise typer.Exit(1)
