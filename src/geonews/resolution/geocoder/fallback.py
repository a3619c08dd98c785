"""The geocoder as the run sees it: asked politely, at most so often, and never the reason why an article fails."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from geonews.config import Config
from geonews.errors import GeocoderBusy, GeocoderError, GeocoderQuotaExceeded, GeocoderRefused
from geonews.model import Place
from geonews.protocols import Box, Question
from geonews.resolution.geocoder.answers import Answer
from geonews.resolution.geocoder.cache import Cache
from geonews.resolution.geocoder.fit import fitting, load_kinds
from geonews.resolution.geocoder.services import SERVICES, Service

INTERVAL_S = 1.0
"""Least time between two requests to a service that is not on this machine, as the public ones' rules say."""
TRIES = 3
BACK_OFF_S = 1.0
"""Wait after a first failure; doubles with each further one."""
LONGEST_WAIT_S = 60.0
"""Of a service that asks for a longer one, nothing more is asked in this run."""
FAILURES = 2
"""Questions in a row without an answer, after which the service is left alone."""
_GRID = 5

Warn = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """What a run asked."""

    asked: int = 0
    """Questions that were answered or sent."""
    found: int = 0
    """Of these, with a place that fits."""
    cached: int = 0
    """Of these, without any request."""
    unasked: int = 0
    """Questions that came after the service was left alone."""
    requests: int = 0


def open_geocoder(config: Config, warn: Warn) -> Fallback | None:
    """The service that the settings name, None when they name none. Nothing is sent or written yet.

    Args:
        config: the settings.
        warn: told of each kind of trouble, in one line.

    Raises:
        ConfigError: the address is no http(s) address.
    """
    if config.geocoder is None:
        return None
    agent = f"{config.geocoder_agent} (geonews {version('geonews')})"
    service = SERVICES[config.geocoder](agent, config.geocoder_url)
    cache = Cache(config.cache_dir / "geocoder" / "answers.sqlite")
    return Fallback(service, cache, budget=config.geocoder_budget, warn=warn)


class Fallback:
    """A service with its manners; implements `protocols.Geocoder`."""

    def __init__(
        self,
        service: Service,
        cache: Cache,
        *,
        budget: int,
        warn: Warn,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Remember whom to ask.

        Args:
            service: where to ask.
            cache: where answers are kept.
            budget: most requests of this run, repeated ones included.
            warn: told of each kind of trouble, in one line.
            sleep: waits so many seconds.
            clock: seconds since 1970.
        """
        self.tally = Tally()
        self._service, self._cache, self._budget, self._warn = service, cache, budget, warn
        self._sleep, self._clock = sleep, clock
        self._interval_s = 0.0 if service.is_local else INTERVAL_S
        self._kinds = load_kinds()
        self._told: set[str] = set()
        self._closed = False
        self._failures = 0
        self._not_before = 0.0

    def geocode(self, question: Question) -> Sequence[Place]:
        """The service's places that fit, best first; empty also when it cannot be asked."""
        requests, unanswered, places = self.tally.requests, False, list[Place]()
        for name in question.names:
            answers = self._answers(name, question.countries, coarse(question.box))
            if answers is None:
                unanswered = True
                break
            places = fitting(question, name, answers, self._kinds, self._service.name)
            if places:
                break
        sent = self.tally.requests > requests
        if unanswered and not sent:
            self.tally.unasked += 1
            return places
        self.tally.asked += 1
        self.tally.cached += not sent
        self.tally.found += bool(places)
        return places

    @property
    def summary(self) -> str | None:
        """The run in one line; None when there was nothing to ask."""
        tally = self.tally
        if not tally.asked and not tally.unasked:
            return None
        parts = [f"{tally.asked} asked", f"{tally.found} found", f"{tally.cached} from the cache"]
        if tally.unasked:
            parts.append(f"{tally.unasked} not asked")
        return f"geocoder {self._service.name}: {', '.join(parts)}"

    def _answers(self, name: str, countries: Sequence[str], box: Box | None) -> list[Answer] | None:
        """From the cache, else from the service; None when neither has one."""
        hints = (list(countries), box)
        try:
            kept = self._cache.get(self._service.address, name, hints, self._clock())
        except GeocoderError as error:
            # without it the same names would be asked for again and again, which the services forbid
            self._leave_alone(str(error))
            return None
        if kept is not None:
            return kept
        answers = self._request(name, countries, box)
        if answers is not None:
            self._keep(name, hints, answers)
        return answers

    def _keep(self, name: str, hints: tuple[Sequence[str], Box | None], answers: Sequence[Answer]) -> None:
        try:
            self._cache.put(self._service.address, name, hints, answers, self._clock())
        except GeocoderError as error:
            self._leave_alone(str(error))

    def _request(self, name: str, countries: Sequence[str], box: Box | None) -> list[Answer] | None:
        """Ask, again after a while where that may help; None when there is no answer."""
        trouble: GeocoderError | None = None
        for attempt in range(TRIES):
            if not self._may_ask():
                return None
            try:
                answers = self._service.ask(name, countries, box)
            except GeocoderBusy as error:
                trouble = error
                wait = max(error.retry_after or 0.0, BACK_OFF_S * 2**attempt)
                self._not_before = self._clock() + wait
                if wait > LONGEST_WAIT_S:
                    self._leave_alone(f"{error} and asks to wait {wait:.0f} s")
                    return None
            except GeocoderError as error:
                trouble = error
                break
            else:
                self._failures = 0
                return answers
        self._fail(trouble)
        return None

    def _may_ask(self) -> bool:
        """Wait for our turn; False when nothing may be asked any more."""
        if self._closed:
            return False
        if self.tally.requests >= self._budget:
            self._leave_alone(f"its budget of {self._budget} requests a run is used up (--geocode-budget)")
            return False
        now = self._clock()
        turn = max(now, self._not_before)
        if self._interval_s:
            try:
                turn = max(turn, self._cache.take_turn(self._service.address, self._interval_s, turn))
            except GeocoderError as error:
                self._leave_alone(str(error))
                return False
        if turn > now:
            self._sleep(turn - now)
        self.tally.requests += 1
        return True

    def _fail(self, trouble: GeocoderError | None) -> None:
        """One line a kind of trouble; after what will not pass, and after a second question in vain, nothing more."""
        self._failures += 1
        if isinstance(trouble, GeocoderRefused | GeocoderQuotaExceeded) or self._failures >= FAILURES:
            self._leave_alone(str(trouble))
        else:
            self._tell(str(trouble))

    def _leave_alone(self, why: str) -> None:
        if not self._closed:
            self._closed = True
            self._tell(f"{why}; it is left alone for the rest of this run, what it might have found stays unresolved")

    def _tell(self, line: str) -> None:
        if line not in self._told:
            self._told.add(line)
            self._warn(f"geocoder {self._service.name}: {line}")


def coarse(box: Box | None) -> Box | None:
    """The box widened to multiples of five degrees: enough to sort answers, and the same for articles of a region."""
    if box is None:
        return None
    west, south = (_GRID * math.floor(value / _GRID) for value in box[:2])
    east, north = (_GRID * math.ceil(value / _GRID) for value in box[2:])
    return float(west), float(south), float(east), float(north)
