"""Names found by look-up are those that the automata find."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geonews.config import Config
from geonews.gazetteer import add_pack, build, open_gazetteer
from geonews.gazetteer.scan import MAX_NAME, spans_by_lookup
from geonews.text import fold, fold_with_offsets
from tests.fakes import dump_row

WORD = st.text(alphabet="aب7.,' ", min_size=1, max_size=6)


def found(folded: str, keys: list[str]) -> set[tuple[int, int]]:
    keys = sorted(keys, key=lambda key: key.encode())
    encoded = [key.encode() for key in keys]

    def next_key(key: str) -> str | None:
        place = bisect_left(encoded, key.encode())
        return keys[place] if place < len(keys) else None

    return set(spans_by_lookup(folded, next_key))


def bounded(folded: str, start: int, end: int) -> bool:
    return not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum()


@given(text=st.lists(WORD, max_size=12).map(" ".join), names=st.lists(WORD, max_size=8))
def test_the_same_spans_as_by_brute_force(text: str, names: list[str]) -> None:
    folded, _ = fold_with_offsets(text)
    keys = [key for key in map(fold, names) if key]
    expected = {
        (start, start + len(key))
        for key in keys
        for start in range(len(folded))
        if key[0].isalpha() and folded.startswith(key, start) and bounded(folded, start, start + len(key))
    }
    assert found(folded, keys) == expected


def test_a_name_longer_than_the_limit_is_left() -> None:
    long = "a" * (MAX_NAME + 1)
    assert found(f"{long} b", [long, "b"]) == {(MAX_NAME + 2, MAX_NAME + 3)}


def test_a_layer_without_automata_is_scanned_all_the_same(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "SD.txt").write_text(
        dump_row(8, "Nyala", 12.05, 24.88, names=["Nyala al Jadida"]) + dump_row(9, "كادقلي", 11, 29), encoding="utf-8"
    )
    text = "Nyala al-Jadida's market, Nyala, and nyala; كادقلي fell, Khartoum did not."
    spans = []
    for limit in (build._MAX_SCANNED, 1):
        monkeypatch.setattr(build, "_MAX_SCANNED", limit)
        fresh = Config.load(data_dir=config.data_dir, cache_dir=tmp_path / str(limit), user_dir=config.user_dir)
        info = add_pack(tmp_path / "SD.txt", fresh)
        assert bool(list(info.index.glob("names-*"))) is (limit > 1)
        gazetteer = open_gazetteer(fresh)
        spans.append([name for _, _, name in gazetteer.scan(text)])
        gazetteer.close()
    assert spans[0] == spans[1] == ["Nyala al-Jadida", "Nyala", "كادقلي", "Khartoum"]
