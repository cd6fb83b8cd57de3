"""A network becomes positions on a plane: near what it is tied to, apart from all else, the same every time.

Forces as in Fruchterman and Reingold (1991): every tie pulls, every pair pushes. The push of all pairs is one
convolution of the nodes' density with the force of a single node, on a grid by FFT (as in FIt-SNE, Linderman and
others, 2019), so a step costs the same for any number of pairs. Components are laid out apart and packed in rows.
"""

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.spatial import cKDTree

Points = NDArray[np.float64]
Place = tuple[int, int]

STEPS = 220
SPACING = 110.0  # pixels between two tied nodes at rest
GAP = 1.6  # room between components, in spacings
FEW = 150  # up to here all pairs are faster than the grid
NEAREST = 0.5  # of two nodes of one component, in spacings
SOFT = 0.15  # keeps the push of two nodes at one point finite
STEP = 1.05  # between one width of the grid's cells and the next
STRENGTH = 0.4  # of the push against the pull: about one spacing between two tied nodes


def positions(nodes: Sequence[str], ties: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Whole pixels for every node; deterministic for the same nodes and ties, in whatever order they come."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(tie), max(tie)) for tie in ties if tie[0] != tie[1]}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    shapes = [_spread(part, graph) for part in parts]
    corners = _packed([np.ptp(shape, axis=0) + GAP for shape in shapes])
    placed: dict[str, Place] = {}
    for part, shape, corner in zip(parts, shapes, corners, strict=True):
        for node, point in zip(part, (shape - shape.min(axis=0) + corner) * SPACING, strict=True):
            placed[node] = (round(float(point[0])), round(float(point[1])))
    return placed


def _spread(part: list[str], graph: "nx.Graph[str]") -> Points:
    """One component's points, with tied nodes about one apart."""
    number = len(part)
    if number < 3:
        return np.array([[i, 0.0] for i in range(number)], dtype=np.float64)
    index: dict[Hashable, int] = {node: i for i, node in enumerate(part)}
    ties = np.array([(index[a], index[b]) for a, b in graph.edges(part)], dtype=np.int64)
    ties = np.unique(np.sort(ties, axis=1), axis=0)
    points = _start(number)
    degree = np.bincount(ties.ravel(), minlength=number).astype(np.float64)
    for step in range(STEPS):
        move = _push(points, 1.0 + degree) + _pull(points, ties, number) - 0.04 * points
        length = np.hypot(move[:, 0], move[:, 1])[:, None]
        limit = 0.4 * number**0.5 * (1 - step / STEPS) ** 1.5 + 0.02
        points = points + move / np.maximum(length, 1e-9) * np.minimum(length, limit)
        points -= points.mean(axis=0)
    return _apart(_scaled(points, ties))


def _apart(points: Points) -> Points:
    """Points of which hardly two are nearer than `NEAREST`: leaves of one hub would else lie on each other."""
    for _ in range(60):
        pairs = cKDTree(points).query_pairs(NEAREST, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        one, other = pairs[:, 0], pairs[:, 1]
        away = points[one] - points[other]
        length = np.hypot(away[:, 0], away[:, 1])
        angle = (one * 7.0 + other) * np.pi * (3 - 5**0.5)
        fallback = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        unit = np.where(length[:, None] > 1e-3, away / np.maximum(length, 1e-9)[:, None], fallback)
        step = unit * (NEAREST - length)[:, None]
        crowd = np.maximum(np.bincount(pairs.ravel(), minlength=len(points)), 1)[:, None]
        move = np.zeros_like(points)
        for axis in (0, 1):
            move[:, axis] += np.bincount(one, step[:, axis], len(points))
            move[:, axis] -= np.bincount(other, step[:, axis], len(points))
        points = points + move / crowd
    return points


def _start(number: int) -> Points:
    """A sunflower: evenly spread, no two alike, no chance involved."""
    order = np.arange(number) + 0.5
    angle = order * np.pi * (3 - 5**0.5)
    start: Points = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt(order)[:, None]
    return start


def _pull(points: Points, ties: NDArray[np.int64], number: int) -> Points:
    """The pull of every tie: the square of its length, as in Fruchterman and Reingold."""
    along = points[ties[:, 1]] - points[ties[:, 0]]
    along *= np.hypot(along[:, 0], along[:, 1])[:, None] * 0.5
    total = np.zeros((number, 2))
    for axis in (0, 1):
        total[:, axis] += np.bincount(ties[:, 0], along[:, axis], number)
        total[:, axis] -= np.bincount(ties[:, 1], along[:, axis], number)
    return total


def _push(points: Points, weights: Points) -> Points:
    """The push of all nodes on each: weight over distance; for many nodes by FFT on a grid that holds all points."""
    if len(points) <= FEW:
        away = points[:, None, :] - points[None, :, :]
        near = (away**2).sum(axis=2) + SOFT
        pushed: Points = (away * (weights[None, :, None] / near[:, :, None])).sum(axis=1) * STRENGTH
        return pushed
    size = int(fft.next_fast_len(int(np.clip(3 * len(points) ** 0.5, 32, 384)), real=True))
    low = points.min(axis=0)
    needed = float(max(np.ptp(points, axis=0).max(), 1e-3)) / (size - 2)
    cell = float(STEP ** np.ceil(np.log(needed) / np.log(STEP)))  # one of few, so that its kernels are at hand
    at = (points - low) / cell
    base = np.floor(at).astype(np.int64)
    part = at - base
    corners = [(dx, dy) for dx in (0, 1) for dy in (0, 1)]
    share = [np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1]) for dx, dy in corners]
    density = np.zeros((size, size), dtype=np.float32)  # exact enough for a picture, and twice as fast
    for (dx, dy), portion in zip(corners, share, strict=True):
        cells = (base[:, 0] + dx) * size + base[:, 1] + dy
        density += np.bincount(cells, portion * weights, size * size).reshape(size, size).astype(np.float32)
    spectrum = fft.rfft2(density, (2 * size, 2 * size))
    force = np.zeros_like(points)
    for axis, kernel in enumerate(_kernels(size, cell)):
        field = fft.irfft2(spectrum * kernel, (2 * size, 2 * size))[:size, :size]
        for (dx, dy), portion in zip(corners, share, strict=True):
            force[:, axis] += portion * field[base[:, 0] + dx, base[:, 1] + dy]
    return force * STRENGTH


@lru_cache(maxsize=2)
def _kernels(size: int, cell: float) -> tuple[NDArray[np.complex64], NDArray[np.complex64]]:
    """The force of a single node along both axes on a grid with cells of this width, as spectra."""
    offset = np.fft.fftfreq(2 * size, 1 / (2 * size)) * cell
    away = offset[:, None] ** 2 + offset[None, :] ** 2 + SOFT
    along, across = (offset[:, None] / away).astype(np.float32), (offset[None, :] / away).astype(np.float32)
    return fft.rfft2(along), fft.rfft2(across)


def _scaled(points: Points, ties: NDArray[np.int64]) -> Points:
    """Points so scaled that the middle tie is at least one long and every node has about one square of its own."""
    along = points[ties[:, 1]] - points[ties[:, 0]]
    middle = max(float(np.median(np.hypot(along[:, 0], along[:, 1]))), 1e-9)
    spread = max(float(np.sqrt((points**2).sum(axis=1).mean())), 1e-9)
    scaled: Points = points * max(1 / middle, 0.5 * len(points) ** 0.5 / spread)
    return scaled


def _packed(sizes: list[Points]) -> list[Points]:
    """The corner of each box without overlaps: rows right of the first box as high as it is, then rows below it."""
    if not sizes:
        return []
    first, several = sizes[0], [size for size in sizes if max(size) > GAP]
    area = float(sum(size[0] * size[1] for size in several or sizes))
    width = max(float(first[0]) + max((float(size[0]) for size in sizes[1:]), default=0.0), 1.3 * area**0.5)
    corners, x, y, height, left = [np.zeros(2)], float(first[0]), 0.0, 0.0, float(first[0])
    for size in sizes[1:]:
        if x > left and x + size[0] > width:
            x, y, height = left, y + height, 0.0
        if left > 0 and y + size[1] > first[1]:
            x, y, height, left = 0.0, max(float(first[1]), y + height), 0.0, 0.0
        corners.append(np.array([x, y]))
        x, height = x + float(size[0]), max(height, float(size[1]))
    return corners
