"""Seconds and peak memory of adding a pack as large as GeoNames' allCountries: `all_countries.py [ROWS] [FOLDER]`.

The rows are made up (seeded): names of one to three words of common lengths, two in five rows with alternate spellings
in other scripts, classes as frequent as in the real file. 13 million rows want about 8 GB of disk in FOLDER.

On 2026-11-26, on two cores: 13 million places in 616 s, peak memory 414 MiB (261 before, for the built-in world), index
4.1 GiB, 750 words scanned in 0.09 s. A million: 52 s, 276 MiB.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from geonews.config import Config
from geonews.gazetteer import add_pack, open_gazetteer

ROWS = 13_000_000
SEED = 20251125
_CODES = (
    ("P", "PPL", 38), ("H", "STM", 12), ("S", "SCH", 10), ("T", "HLL", 8), ("T", "MT", 6), ("S", "CH", 5),
    ("L", "LCTY", 5), ("H", "LK", 4), ("S", "HTL", 4), ("A", "ADM4", 3), ("S", "FRM", 3), ("R", "RD", 1),
    ("V", "FRST", 1),
)  # fmt: skip
_SYLLABLES = "al ba da el fa ga ha in ja ka la ma na or pa qa ra sa ta um va wa ya za bir deh kor mun nov pol san tel"
_SCRIPTS = (
    str.maketrans("abdefghijklmnopqrstuvwyz", "ابدهفجحيجكلمنوبقرستوفويز"),
    str.maketrans("abdefghijklmnopqrstuvwyz", "абдефгхийклмнопкрстуввыз"),
)
_COUNTRIES = ("US", "CN", "IN", "RU", "BR", "ID", "MX", "IR", "TR", "UA", "SY", "IQ", "SD", "CD", "ML", "FR", "DE")


def rows(number: int) -> Iterator[str]:
    """So many lines of a GeoNames dump, always the same."""
    chance = random.Random(SEED)  # noqa: S311  # nothing secret
    syllables = _SYLLABLES.split()
    words = ["".join(chance.choices(syllables, k=chance.choice((2, 2, 3, 3, 4)))).title() for _ in range(80_000)]
    codes = [(group, code) for group, code, _ in _CODES]
    weights = [weight for _, _, weight in _CODES]
    for row in range(number):
        name = " ".join(chance.choices(words, k=chance.choice((1, 2, 2, 2, 3))))
        group, code = chance.choices(codes, weights)[0]
        others = []
        if chance.random() < 0.4:
            others = [name.lower().translate(chance.choice(_SCRIPTS)) for _ in range(chance.choice((1, 1, 2)))]
            others += [f"{name[:-1]}{chance.choice('aeiou')}"]
        people = chance.randrange(100_000) if group == "P" and chance.random() < 0.05 else 0
        where = (f"{chance.uniform(-55, 70):.5f}", f"{chance.uniform(-180, 180):.5f}")
        adm1 = f"{chance.randrange(40):02}"
        yield "\t".join(
            (str(row + 1), name, name, ",".join(others), *where, group, code, chance.choice(_COUNTRIES), "", adm1,
             str(chance.randrange(400)), "", "", str(people), "", "", "Etc/UTC", "2025-01-01")
        ) + "\n"  # fmt: skip


def write_dump(path: Path, number: int) -> None:
    """A zip of `rows`."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("allCountries.txt", "w", force_zip64=True) as member,
        io.TextIOWrapper(member, encoding="utf-8", newline="") as stream,
    ):
        stream.writelines(rows(number))


def main() -> None:
    """Write, add, look up; one line each."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as work:
        dump = Path(work) / "allCountries.zip"
        began = time.perf_counter()
        write_dump(dump, number)
        _say(f"written: {number:,} rows", f"{time.perf_counter() - began:.0f} s", f"{_megabytes(dump):.0f} MiB zipped")
        config = Config.load(cache_dir=Path(work) / "cache", user_dir=Path(work) / "user")
        open_gazetteer(config).close()
        _say("built-in world indexed before", f"peak memory {_peak()} MiB")
        began = time.perf_counter()
        info = add_pack(dump, config)
        size = sum(_megabytes(part) for part in info.index.iterdir())
        _say(
            f"added: {info.places:,} places",
            f"{time.perf_counter() - began:.0f} s",
            f"peak memory {_peak()} MiB",
            f"index {size:.0f} MiB",
        )
        began = time.perf_counter()
        gazetteer = open_gazetteer(config)
        text = "Shelling was heard between Aleppo and Qamun Birsan on Sunday, said a resident of Polqa. " * 50
        spans = sum(1 for _ in gazetteer.scan(text))
        _say(
            f"opened and scanned {len(text.split())} words, {spans} names",
            f"{time.perf_counter() - began:.2f} s",
            f"peak memory {_peak()} MiB",
        )
        gazetteer.close()


def _megabytes(path: Path) -> float:
    return path.stat().st_size / 2**20


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(*parts: str) -> None:
    sys.stdout.write("  ".join(parts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
