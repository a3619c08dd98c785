from __future__ import annotations

from pathlib import Path

from tests.benchmarks.exports import measured
from tests.unit.export.rows import row


def test_a_file_is_written_and_weighed(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    took = measured({"positions": [row()]}, str(out))
    assert took.megabytes == out.stat().st_size / 1e6 > 0
    assert took.peak_mib >= took.rows_mib > 1
