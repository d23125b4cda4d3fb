"""A piece of the world as a drawing: land, borders and where incidents lie. It prints, and needs no script.

Coast and borders are those of the interactive map (Natural Earth). What lies outside of the piece is thinned to as few
points as keep the inside as it is; the browser cuts the rest off at the edge. A piece across the date line goes on
beyond 180 degrees, where the world begins anew; none is wider than the whole world, or higher than its poles.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from dotterel.store import Cluster, Clusters, WideArea
from dotterel.surfaces.desk.built import STATIC
from dotterel.surfaces.desk.incident_words import RADII_KM, main_quad

Line = NDArray[np.float64]
"""Points as longitude and latitude in degrees; shape (points, 2)."""
WIDTH = 420
"""Of the drawing, in its own units."""
_TALLEST, _FLATTEST = 1.15, 0.62
"""Height to width."""
_LEAST_DEGREES = 7.0
"""Across: less of the world than that hardly shows a coast or a border to know it by."""
_MARGIN = 0.22
_LEAST_DOT, _MOST_DOT = 4.0, 15.0
_KM_PER_DEGREE = 111.2
_ROUGH = ("district",)
"""Precisions of clusters that are no points; wider ones are areas of their own."""
_MOST_NAMES = 5
_LETTER = 7.4
"""Width of a letter of a name."""
_ROUND_THE_WORLD = 360.0
_POLE = 90.0
_FINEST = 0.8
"""Less than that, in units of the drawing, is not seen: of points so near each other one is drawn, of islands none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What part of the world is drawn.

    Attributes:
        west: Degrees east.
        north: Degrees north.
        scale: Units of the drawing a degree of latitude.
        squeeze: How much shorter a degree of longitude is there.
        height: Of the drawing.
    """

    west: float
    north: float
    scale: float
    squeeze: float
    height: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        return (
            self.west,
            self.north - self.height / self.scale,
            self.west + WIDTH / self.scale / self.squeeze,
            self.north,
        )

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point lies on the drawing: east of its west edge, however often one goes round the world."""
        x = (longitude - self.west) % _ROUND_THE_WORLD * self.scale * self.squeeze
        return round(x, 1), round((self.north - latitude) * self.scale, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """Incidents at one place.

    Attributes:
        x: Of its middle.
        y: Of its middle.
        radius: Of its circle, whose area tells its incidents.
        quad: The quad category of most of them.
        words: Name and numbers.
        reach: Of the circle within which it lies, where the place is only roughly known; else 0.
    """

    x: float
    y: float
    radius: float
    quad: str
    words: str
    reach: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name on the map.

    Attributes:
        x: Where it begins, or its middle for a country.
        y: Its line.
        text: The name.
        is_country: Whether it is that of a country.
    """

    x: float
    y: float
    text: str
    is_country: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - _LETTER * len(self.text) / 2 if self.is_country else self.x

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + _LETTER * len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapExtract:
    """The drawing.

    Attributes:
        height: Of the drawing; its width is `WIDTH`.
        land: Path of the land.
        borders: Path of the borders.
        disputed: Path of those that are disputed.
        dots: Incidents, roughly known places first, then the most numerous first, so that small ones lie on top.
        names: Names of places and countries.
    """

    height: int
    land: str
    borders: str
    disputed: str
    dots: tuple[Dot, ...]
    names: tuple[Name, ...]


def map_extract(clusters: Clusters) -> MapExtract | None:
    """The drawing of some incidents; none where no place of them has coordinates."""
    shown: Sequence[Cluster | WideArea] = (*clusters.areas, *clusters.clusters)
    if not shown:
        return None
    frame = frame_of(shown)
    land, borders, disputed = _ground(frame)
    top = max(one.incidents for one in shown)
    dots = [_dot(one, frame, top) for one in shown]
    names: list[Name] = []
    for one, dot in zip(shown, dots, strict=True):
        is_named = isinstance(one, Cluster) and one.name and one.name not in {name.text for name in names}
        if is_named and len(names) < _MOST_NAMES:
            _add(names, Name(x=dot.x + dot.radius + 3, y=dot.y + 4, text=one.name or ""))
    for name, longitude, latitude in _countries():
        x, y = frame.place(longitude, latitude)
        if 30 < x < WIDTH - 30 and 12 < y < frame.height - 6:
            _add(names, Name(x=x, y=y, text=name, is_country=True))
    return MapExtract(
        height=frame.height,
        land=land,
        borders=borders,
        disputed=disputed,
        dots=tuple(sorted(dots, key=lambda dot: -dot.reach)),
        names=tuple(names),
    )


def _add(names: list[Name], name: Name) -> None:
    """Add a name where no other stands and there is room for it."""
    is_covered = any(abs(one.y - name.y) < 13 and name.left < one.right and one.left < name.right for one in names)
    if name.left >= 0 and name.right <= WIDTH and not is_covered:
        names.append(name)


def _dot(one: Cluster | WideArea, frame: Frame, top: int) -> Dot:
    x, y = frame.place(one.longitude, one.latitude)
    reach = _reach_km(one) / _KM_PER_DEGREE * frame.scale
    name = one.name or "several places"
    told = f"{one.incidents:,} incident{'' if one.incidents == 1 else 's'}, {one.killed:,} killed"
    return Dot(
        x=x,
        y=y,
        radius=round(max(_LEAST_DOT, _MOST_DOT * math.sqrt(one.incidents / top)), 1),
        quad=main_quad(one.quads),
        words=f"{name}, only roughly known: {told}" if reach else f"{name}: {told}",
        reach=round(min(reach, WIDTH / 2.4), 1),
    )


def _reach_km(one: Cluster | WideArea) -> float:
    """How far from its middle the place of incidents may lie; 0 where it is a point on such a map."""
    if isinstance(one, WideArea):
        return one.radius_km
    return RADII_KM[one.precision] if one.precision in _ROUGH else 0.0


def frame_of(shown: Sequence[Cluster | WideArea]) -> Frame:
    """A frame around all of them and the circles of areas, with a margin, and no narrower than some degrees.

    Its edges are on whole half degrees, as far as the world reaches.
    """
    reaches = [(one, _reach_km(one) / _KM_PER_DEGREE) for one in shown]
    south = max(min(one.latitude - reach for one, reach in reaches), -_POLE)
    north = min(max(one.latitude + reach for one, reach in reaches), _POLE)
    squeeze = round(max(math.cos(math.radians((south + north) / 2)), 0.15), 2)
    west, east = _span([(one.longitude, reach / squeeze) for one, reach in reaches])
    most = _ROUND_THE_WORLD * squeeze
    across = max((east - west) * squeeze * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    down = max((north - south) * (1 + 2 * _MARGIN), _LEAST_DEGREES * _FLATTEST)
    across = min(max(across, down / _TALLEST), most)
    down = min(max(down, across * _FLATTEST), 2 * _POLE)
    left = round(2 * ((west + east) / 2 - across / squeeze / 2)) / 2
    upper = min(max(round(2 * ((south + north) / 2 + down / 2)) / 2, down - _POLE), _POLE)
    scale = WIDTH / across
    return Frame(
        west=left,
        north=upper,
        scale=round(scale, 3),
        squeeze=squeeze,
        height=round(down * scale),
    )


def _span(places: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The shortest stretch of longitudes around places with their reach, in degrees; beyond 180 across the date line.

    What lies opposite of it is the widest stretch of the world without any of them.
    """
    edges = sorted(((longitude - reach) % _ROUND_THE_WORLD, 2 * reach) for longitude, reach in places)
    gap, begins = 0.0, edges[0][0]
    end = max(begins, *(start + length - _ROUND_THE_WORLD for start, length in edges))
    for start, length in edges:
        if start - end > gap:
            gap, begins = start - end, start
        end = max(end, start + length)
    if edges[0][0] + _ROUND_THE_WORLD - end >= gap:
        gap, begins = edges[0][0] + _ROUND_THE_WORLD - end, edges[0][0]
    if gap <= 0:
        return -_ROUND_THE_WORLD / 2, _ROUND_THE_WORLD / 2
    west = begins if begins < _ROUND_THE_WORLD / 2 else begins - _ROUND_THE_WORLD
    return west, west + _ROUND_THE_WORLD - gap


@lru_cache(maxsize=128)
def _ground(frame: Frame) -> tuple[str, str, str]:
    """Paths of land, borders and disputed borders within a frame."""
    rings, borders, disputed = (list(_round_the_world(lines, frame)) for lines in _world())

    def crossing(lines: Iterable[Line]) -> str:
        return "".join(_path(part, frame) for line in _near(lines, frame) for part in _inside(line, frame))

    land = "".join(f"{_path(_thinned(ring, frame), frame)}Z" for ring in _near(rings, frame) if _is_seen(ring, frame))
    return land, crossing(borders), crossing(disputed)


def _round_the_world(lines: Sequence[Line], frame: Frame) -> Iterable[Line]:
    """Lines as often as the frame sees the world: once more on each side where it reaches beyond the date line."""
    west, _, east, _ = frame.box
    half = _ROUND_THE_WORLD / 2
    for turn in (-1, 0, 1):
        if west < half + turn * _ROUND_THE_WORLD and east > -half + turn * _ROUND_THE_WORLD:
            yield from lines if turn == 0 else (np.add(line, [turn * _ROUND_THE_WORLD, 0.0]) for line in lines)


def _near(lines: Iterable[Line], frame: Frame) -> Iterable[Line]:
    west, south, east, north = frame.box
    for line in lines:
        least, greatest = line.min(axis=0), line.max(axis=0)
        if least[0] <= east and greatest[0] >= west and least[1] <= north and greatest[1] >= south:
            yield line


def _is_seen(ring: Line, frame: Frame) -> bool:
    wide, high = (ring.max(axis=0) - ring.min(axis=0)) * (frame.scale * frame.squeeze, frame.scale)
    return bool(max(wide, high) >= _FINEST)


def _sides(line: Line, frame: Frame) -> NDArray[np.int64]:
    """Which sides of the frame each point lies beyond, as bits."""
    west, south, east, north = frame.box
    x, y = line[:, 0], line[:, 1]
    sides: NDArray[np.int64] = (x < west) * 1 + (x > east) * 2 + (y < south) * 4 + (y > north) * 8
    return sides


def _thinned(ring: Line, frame: Frame) -> Line:
    """Without points that lie, with both their neighbours, in one field around the frame: the inside stays as it is."""
    sides = _sides(ring, frame)
    thinned: Line = ring[(sides == 0) | (sides != np.roll(sides, 1)) | (sides != np.roll(sides, -1))]
    return thinned


def _inside(line: Line, frame: Frame) -> list[Line]:
    """The stretches of a line that may cross the frame."""
    sides = _sides(line, frame)
    kept = np.flatnonzero((sides[1:] & sides[:-1]) == 0)
    breaks = np.flatnonzero(np.diff(kept) > 1) + 1
    return [line[part[0] : part[-1] + 2] for part in np.split(kept, breaks) if len(part)]


def _path(line: Line, frame: Frame) -> str:
    if len(line) < 2:
        return ""
    x = np.round((line[:, 0] - frame.west) * frame.scale * frame.squeeze, 1)
    y = np.round((frame.north - line[:, 1]) * frame.scale, 1)
    cells = np.floor(np.stack((x, y)) / _FINEST)
    kept = np.concatenate(([True], np.any(np.diff(cells) != 0, axis=0)))
    kept[-1] = True
    return "M" + "L".join(f"{one:g} {other:g}" for one, other in zip(x[kept].tolist(), y[kept].tolist(), strict=True))


@cache
def _world() -> tuple[list[Line], list[Line], list[Line]]:
    """Outlines of the land, borders, and disputed borders."""
    land = json.loads((STATIC / "land.json").read_text(encoding="utf-8"))
    rings = [np.array(ring) for polygon in land["geometry"]["coordinates"] for ring in polygon]
    borders: dict[bool, list[Line]] = {False: [], True: []}
    for feature in json.loads((STATIC / "borders.json").read_text(encoding="utf-8"))["features"]:
        borders[feature["properties"]["disputed"]] += map(np.array, feature["geometry"]["coordinates"])
    return rings, borders[False], borders[True]


@cache
def _countries() -> tuple[tuple[str, float, float], ...]:
    """Names of countries with the middle of each, the widest first."""
    told = json.loads((STATIC / "labels.json").read_text(encoding="utf-8"))["features"]
    ordered = sorted(told, key=lambda one: -one["properties"]["size"])
    return tuple((one["properties"]["name"], *one["geometry"]["coordinates"]) for one in ordered)
