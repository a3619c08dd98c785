"""`geonews demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geonews.cli.group import FAILED
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
    from geonews.export import check_target, write_text
    from geonews.pipeline import Stages, map_page
    from geonews.pipeline import run as run_pipeline
    from geonews.reading.sources import Overrides
    from geonews.store import Store

    check_target(output)
    config = Config.load()
    samples = sorted(str(path) for path in (config.data_dir / "samples").iterdir() if path.suffix in SUFFIXES)
    tell(f"reading {len(samples)} sample articles; the first time, the gazetteer is indexed too (half a minute)")
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "demo.sqlite") as store:
        with progress() as report:
            stages = Stages.open(config, report)
            summary = run_pipeline(
                samples, store, stages, overrides=Overrides(), debug=debug, progress=report, warn=complain
            )
        page = map_page(store, config, title="geonews demo")
    write_text(output, page)
    tell("open this file in a browser; no network is needed:")
    say(str(output.resolve()))
    if summary.failures:
        raise typer.Exit(FAILED)
