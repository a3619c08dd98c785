"""Reading bytes as if they were files."""

import io
from collections.abc import Mapping
from pathlib import Path

from geonews.model import Article
from geonews.reading import Failure, Overrides, Record, read_records
from geonews.reading.archives import Limits


def read_files(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    overrides: Overrides = Overrides(),  # noqa: B008  # frozen
    limits: Limits = Limits(),  # noqa: B008
) -> tuple[dict[str, Article], dict[str, str]]:
    """Articles and error lines by id, of a folder with these files."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return sorted_out(read_records([str(folder)], overrides=overrides, limits=limits))


def read_stdin(data: bytes) -> tuple[dict[str, Article], dict[str, str]]:
    return sorted_out(read_records(["-"], stdin=io.BytesIO(data)))


def sorted_out(results: object) -> tuple[dict[str, Article], dict[str, str]]:
    found = list(results)  # type: ignore[call-overload]
    articles = {result.article.id: result.article for result in found if isinstance(result, Record)}
    errors = {result.id: result.error for result in found if isinstance(result, Failure)}
    assert len(articles) + len(errors) == len(found), found
    for error in errors.values():
        assert error.isprintable(), error
        assert len(error) < 700
    return articles, errors
