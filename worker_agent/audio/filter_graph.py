"""A chain of FFmpeg's filters, fed with pieces of sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import av
import av.filter

from worker_agent.audio.packet_decoder import SoundShape


class FilterGraph:
    """Each filter: its name, its arguments."""

    def __init__(self, shape: SoundShape, *filters: tuple[str, str]) -> None:
        """`shape`: of the pieces."""
        self._shape = shape
        self._samples = 0
        self._graph = av.filter.Graph()
        source = self._graph.add_abuffer(sample_rate=shape.rate, format=shape.format, layout=shape.layout)
        chain = (self._graph.add(*each) for each in filters)
        self._graph.link_nodes(source, *chain, self._graph.add("abuffersink")).configure()

    @property
    def seconds(self) -> float:
        """Of sound that was put in."""
        return self._samples / self._shape.rate

    def push(self, piece: bytes) -> Iterator[Any]:
        """The frames that come out."""
        frame: Any = av.AudioFrame(self._shape.format, self._shape.layout, len(piece) // self._shape.frame_bytes)
        frame.planes[0].update(piece)
        frame.sample_rate, frame.pts = self._shape.rate, self._samples
        self._samples += frame.samples
        self._graph.push(frame)
        return self._pull()

    def finish(self) -> Iterator[Any]:
        """The last frames."""
        self._graph.push(None)
        return self._pull()

    def _pull(self) -> Iterator[Any]:
        while True:
            try:
                yield self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
