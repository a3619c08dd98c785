"""The ground and its names, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.maprows import map_input

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Show = Callable[..., Opened]
MAP = "Object.values(window).find((one) => one instanceof L.Map)"
COLOUR = """([lon, lat]) => {
  const map = MAP;
  const canvas = map.getPane('tilePane').querySelector('canvas');
  const [at, over] = [map.getContainer().getBoundingClientRect(), canvas.getBoundingClientRect()];
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  const ratio = canvas.width / over.width;
  const pixel = canvas.getContext('2d').getImageData(
    Math.round((x + at.x - over.x) * ratio), Math.round((y + at.y - over.y) * ratio), 1, 1).data;
  return pixel[3] ? `rgb(${pixel[0]}, ${pixel[1]}, ${pixel[2]})` : 'sea';
}""".replace("MAP", MAP)
LAND = {"light": "rgb(239, 237, 231)", "dark": "rgb(26, 34, 42)"}


def colour(page: Page, lon: float, lat: float) -> str:
    found: str = page.evaluate(COLOUR, [lon, lat])
    return found


def look(page: Page, zoom: float, lat: float, lon: float) -> None:
    page.evaluate(f"([zoom, lat, lon]) => ({MAP}).setView([lat, lon], zoom, {{animate: false}})", [zoom, lat, lon])


@pytest.mark.parametrize("zoom", [2, 2.5, 4, 7])
def test_land_lies_where_it_is_at_every_zoom(show: Show, zoom: float) -> None:
    page = show(map_input()).page
    for lat, lon in [(25.0, 5.0), (70.0, 100.0)]:
        look(page, zoom, lat, lon)
        assert colour(page, lon, lat) in LAND.values()
    look(page, zoom, 0.0, -30.0)
    assert colour(page, -30.0, 0.0) == "sea"


def test_the_world_repeats_beyond_the_antimeridian(show: Show) -> None:
    page = show(map_input()).page
    look(page, 4, 25.0, 365.0)
    assert colour(page, 365.0, 25.0) in LAND.values()


def test_another_theme_recolours_the_ground(show: Show) -> None:
    page = show(map_input()).page
    look(page, 4, 25.0, 5.0)
    before = colour(page, 5.0, 25.0)
    page.locator("#theme").click()
    assert {before, colour(page, 5.0, 25.0)} == set(LAND.values())
