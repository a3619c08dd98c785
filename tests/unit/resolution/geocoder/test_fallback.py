"""A service is asked politely, at most so often, and its trouble is a line, never an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.utils import formatdate
from pathlib import Path
from typing import cast

import pytest

from geonews.config import Config
from geonews.protocols import Box, Question
from geonews.resolution.geocoder import Fallback, open_geocoder
from geonews.resolution.geocoder.answers import Answer
from geonews.resolution.geocoder.cache import Cache
from geonews.resolution.geocoder.fallback import coarse
from geonews.resolution.geocoder.services import Nominatim, Service
from tests.fake_geocoder import FakeServer, Reply, Time, entry, serving

OWEID = entry("Kafr Oweid", 36.46, 35.63, "SY", number=101)
AGENT = "newsroom-x contact@example.org"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(OWEID, entry("Fatira", 36.49, 35.61, "SY", number=103))) as made:
        yield made


class Run:
    """A run's geocoder, with what it told and how long it waited."""

    def __init__(self, service: Service, folder: Path, *, budget: int = 100, time: Time | None = None) -> None:
        self.time = time or Time()
        self.told: list[str] = []
        self.geocoder = Fallback(
            service, Cache(folder / "answers.sqlite"), budget=budget, warn=self.told.append,
            sleep=self.time.sleep, clock=self.time.clock,
        )  # fmt: skip

    def ask(self, *names: str, box: Box | None = None) -> list[str]:
        return [place.id for place in self.geocoder.geocode(Question(names=names, countries=("SY",), box=box))]


@pytest.fixture
def run(server: FakeServer, tmp_path: Path) -> Run:
    return Run(Nominatim(AGENT, server.address, timeout_s=0.3), tmp_path)


def test_what_was_asked_is_kept_found_and_not_found(run: Run, server: FakeServer, tmp_path: Path) -> None:
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    assert run.ask("Nowhere") == []
    second = Run(Nominatim(AGENT, server.address), tmp_path)
    assert second.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    assert second.ask("Nowhere") == []
    assert server.names == ["Kafr Oweid", "Nowhere"]
    assert run.geocoder.summary == "geocoder nominatim: 2 asked, 1 found, 0 from the cache"
    assert second.geocoder.summary == "geocoder nominatim: 2 asked, 1 found, 2 from the cache"
    assert run.told == second.told == []


def test_nothing_to_ask_is_nothing_to_sum_up(run: Run) -> None:
    assert run.geocoder.summary is None


def test_the_second_spelling_is_only_asked_when_the_first_is_not_found(run: Run, server: FakeServer) -> None:
    assert run.ask("Fatira town", "Fatira") == ["geocoder:nominatim/node/103"]
    assert run.ask("Kafr Oweid", "Oweid") == ["geocoder:nominatim/node/101"]
    assert server.names == ["Fatira town", "Fatira", "Kafr Oweid"]
    assert run.geocoder.tally.asked == 2


def test_a_question_in_vain_is_one_failure_however_many_spellings_it_has(run: Run, server: FakeServer) -> None:
    server.replies = [Reply(body="<html>")]
    assert run.ask("Fatira town", "Fatira") == []
    assert server.names == ["Fatira town"]
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]


def test_an_answer_that_does_not_fit_is_kept_but_not_taken(run: Run, server: FakeServer) -> None:
    server.known = (entry("Rabia", 9, 40, "IT"), entry("Rabia", 36, 35.8, "SY", tag="shop=bakery"))
    assert run.ask("Rabia") == []
    assert run.ask("Rabia") == []
    assert server.names == ["Rabia"]
    assert run.geocoder.summary == "geocoder nominatim: 2 asked, 0 found, 1 from the cache"


def test_boxes_are_sent_coarse(run: Run, server: FakeServer) -> None:
    run.ask("Kafr Oweid", box=(36.1, 35.2, 36.9, 36.4))
    run.ask("Kafr Oweid", box=(36.2, 35.0, 37.0, 36.1))
    assert [query["viewbox"] for query in server.asked] == ["35.0,35.0,40.0,40.0"]
    assert coarse((-179.9, -90.0, 180.0, 0.1)) == (-180, -90, 180, 5)


@pytest.mark.parametrize(
    ("replies", "waits"),
    [
        ([Reply(status=500)], [1.0]),
        ([Reply(status=503), Reply(status=502)], [1.0, 2.0]),
        ([Reply(status=429, headers={"Retry-After": "17"})], [17.0]),
        ([Reply(status=503, headers={"Retry-After": "5"}), Reply(status=429)], [5.0, 2.0]),
        ([Reply(is_slow=True)], [1.0]),
    ],
)
def test_what_may_pass_is_tried_again_after_a_wait(
    run: Run, server: FakeServer, replies: list[Reply], waits: list[float]
) -> None:
    server.replies = replies
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    assert run.time.waits == waits
    assert run.told == []


def test_a_date_to_wait_for_is_obeyed(server: FakeServer, tmp_path: Path) -> None:
    # geopy reckons the wait from the real clock
    import time

    run = Run(Nominatim(AGENT, server.address), tmp_path, time=Time(time.time()))
    server.replies = [Reply(status=429, headers={"Retry-After": formatdate(time.time() + 30, usegmt=True)})]
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    assert run.time.waits == [pytest.approx(30, abs=2)]


@pytest.mark.parametrize(
    ("reply", "said", "requests"),
    [
        (Reply(status=403), "403", 1),
        (Reply(status=401), "401", 1),
        (Reply(status=429), "429", 3),
        (Reply(status=429, headers={"Retry-After": "3600"}), "asks to wait 3600 s", 1),
        (Reply(status=503, headers={"Retry-After": "86400"}), "asks to wait 86400 s", 1),
    ],
)
def test_who_is_not_wanted_goes(run: Run, server: FakeServer, reply: Reply, said: str, requests: int) -> None:
    server.always = reply
    assert [run.ask(name) for name in ("Kafr Oweid", "Fatira", "Nowhere")] == [[], [], []]
    assert len(server.asked) == requests
    (line,) = run.told
    assert said in line
    assert line.startswith(f"geocoder nominatim: {server.address} ")
    assert "left alone" in line
    assert "\n" not in line
    assert run.geocoder.summary == "geocoder nominatim: 1 asked, 0 found, 0 from the cache, 2 not asked"


@pytest.mark.parametrize(
    ("reply", "said", "tries"),
    [
        (Reply(status=500), "HTTP 500", 3),
        (Reply(is_slow=True), "within 0.3 s", 3),
        (Reply(body="<html>"), "no nominatim answer", 1),
        (Reply(body="null"), "no nominatim answer", 1),
        (Reply(status=400), "HTTP 400", 1),
    ],
)
def test_one_failure_costs_one_name_and_two_in_a_row_the_service(
    run: Run, server: FakeServer, reply: Reply, said: str, tries: int
) -> None:
    server.replies = [reply] * tries
    assert run.ask("Nowhere") == []
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    (line,) = run.told
    assert said in line
    server.replies = [reply] * tries
    assert run.ask("Elsewhere") == []
    assert len(run.told) == 1  # the same kind of trouble, told once
    server.replies = [reply] * tries
    assert run.ask("Fatira") == []
    assert [said in line for line in run.told] == [True, True]
    assert "left alone" in run.told[1]
    asked = len(server.asked)
    assert run.ask("Anywhere") == []
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]  # what is known is known
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=403),
        Reply(status=429),
        Reply(status=500),
        Reply(body="<html>"),
        Reply(body="{}"),
        Reply(is_slow=True),
    ],
)
def test_trouble_is_never_kept(server: FakeServer, tmp_path: Path, reply: Reply) -> None:
    server.always = reply
    first = Run(Nominatim(AGENT, server.address, timeout_s=0.2), tmp_path)
    assert first.ask("Kafr Oweid") == []
    server.always = None
    second = Run(Nominatim(AGENT, server.address), tmp_path)
    assert second.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    assert second.geocoder.tally.cached == 0


def test_a_service_that_is_not_there(tmp_path: Path) -> None:
    with serving(FakeServer()) as gone:
        address = gone.address
    run = Run(Nominatim(AGENT, address), tmp_path)
    assert [run.ask(name) for name in ("A", "B", "C")] == [[], [], []]
    assert ["cannot be reached" in line for line in run.told] == [True, True]
    assert run.geocoder.tally.requests == 6


def test_the_budget_counts_requests_and_ends_with_one_line(server: FakeServer, tmp_path: Path) -> None:
    run = Run(Nominatim(AGENT, server.address), tmp_path, budget=3)
    server.replies = [Reply(status=500)]
    assert run.ask("Kafr Oweid") == ["geocoder:nominatim/node/101"]
    assert run.ask("Fatira") == ["geocoder:nominatim/node/103"]
    assert run.ask("Nowhere") == run.ask("Elsewhere") == []
    assert run.ask("Fatira") == ["geocoder:nominatim/node/103"]
    assert len(server.asked) == 3
    (line,) = run.told
    assert "budget of 3 requests" in line
    assert "--geocode-budget" in line


def test_without_a_cache_nothing_is_asked(server: FakeServer, tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").mkdir()
    run = Run(Nominatim(AGENT, server.address), tmp_path)
    assert run.ask("Kafr Oweid") == run.ask("Fatira") == []
    assert server.asked == []
    (line,) = run.told
    assert "answers.sqlite" in line


class Far:
    """A service elsewhere, that knows nothing; it notes when it was asked."""

    name, address, is_local = "nominatim", "https://nominatim.example", False

    def __init__(self, time: Time) -> None:
        self.time = time
        self.asked: list[float] = []

    def ask(self, name: str, countries: Sequence[str], box: Box | None) -> list[Answer]:
        self.asked.append(self.time.now)
        self.time.now += 0.25  # its answer takes a while
        return []


def test_questions_to_a_far_service_are_a_second_apart(tmp_path: Path) -> None:
    time = Time()
    far = Far(time)
    one, two = (Run(cast("Service", far), tmp_path, time=time) for _ in range(2))
    for number, run in enumerate((one, two, one, one, two)):
        run.ask(f"Name {number}")
    assert [round(asked - far.asked[0], 3) for asked in far.asked] == [0, 1, 2, 3, 4]


def test_questions_to_a_service_on_this_machine_need_not_be(run: Run) -> None:
    for name in ("A", "B", "C"):
        run.ask(name)
    assert run.time.waits == []


def test_nobody_is_asked_unless_named(tmp_path: Path) -> None:
    folders = {"data_dir": tmp_path, "cache_dir": tmp_path, "user_dir": tmp_path, "made_at": "x"}
    assert open_geocoder(Config(**folders), print) is None  # type: ignore[arg-type]
    named = Config(**folders, geocoder="photon", geocoder_agent=AGENT)  # type: ignore[arg-type]
    assert isinstance(open_geocoder(named, print), Fallback)
    assert list(tmp_path.iterdir()) == []


def test_the_service_is_told_who_asks(server: FakeServer, tmp_path: Path) -> None:
    config = Config(
        data_dir=tmp_path, cache_dir=tmp_path, user_dir=tmp_path, made_at="x", geocoder="nominatim",
        geocoder_agent=AGENT, geocoder_url=server.address,
    )  # fmt: skip
    geocoder = open_geocoder(config, print)
    assert geocoder is not None
    assert geocoder.geocode(Question(names=("Kafr Oweid",)))
    assert server.agents[0] is not None
    assert server.agents[0].startswith(f"{AGENT} (geonews ")
