"""Which names the files of an export get, and what becomes of those that are there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.orchestrator.exporting.file_names import Names
from desktop_app.orchestrator.exporting.files import ExportFiles
from desktop_app.orchestrator.exporting.options import Existing
from desktop_app.orchestrator.exporting.own_exports import OwnExports

Content = bytes | Path  #: of a file


@dataclass(slots=True)
class ExportPlaces:
    """The folder of one export."""

    folder: Path
    files: ExportFiles
    existing: Existing
    own: OwnExports | None = None  #: None: nothing is remembered of what is written
    names: Names = field(default_factory=Names)
    there: list[Path] = field(default_factory=list)  #: what was written, and what was there with just that content
    unchanged: list[Path] = field(default_factory=list)  #: of them, the latter
    numbered: list[Path] = field(default_factory=list)  #: of them, those whose name was taken
    replaced: int = 0
    left: int = 0  #: left as they are

    def write(self, task_id: int, wanted: str, contents: Mapping[str, Content]) -> None:
        """Write a task's contents, by suffix, under that name or, where it is taken, with a number; raises OSError."""
        name = self._name_for(task_id, wanted, contents)
        for suffix, content in contents.items():
            path = self.folder / f"{name}{suffix}"
            if self.files.is_free(path):
                self.files.write_whole(path, content)
                if name != wanted:
                    self.numbered.append(path)
            elif self.existing is Existing.SKIP:
                self.left += 1
                continue
            elif self.files.holds(path, content):
                self.unchanged.append(path)
            else:
                self.files.write_whole(path, content)
                self.replaced += 1
            self.there.append(path)
            if self.own:
                self.own.note(task_id, path, content)

    def _name_for(self, task_id: int, wanted: str, contents: Mapping[str, Content]) -> str:
        """The first name that no other task has got; if both are to be kept, one that is free with all suffixes, or
        holds just these contents, or what was written of the same task before."""
        candidates = self.names.candidates(wanted, contents)
        name = next(candidates)
        while self.existing is Existing.KEEP and not self._is_free_for(task_id, name, contents):
            name = next(candidates)
        self.names.take(name, contents)
        return name

    def _is_free_for(self, task_id: int, name: str, contents: Mapping[str, Content]) -> bool:
        pairs = [(self.folder / f"{name}{suffix}", content) for suffix, content in contents.items()]
        return all(
            self.files.is_free(path)
            or self.files.holds(path, content)
            or (self.own is not None and self.own.may_replace(task_id, path))
            for path, content in pairs
        )
