"""A kind of task for archives: the checksum of a file, as `sha256sum` and the like write it."""

from __future__ import annotations

import hashlib
from typing import Literal, cast

from pydantic import Field

from worker_agent.contract.handler import NewArtifact, Result, TaskContext
from worker_agent.contract.kinds import ResultColumn, TaskKind
from worker_agent.contract.options import TaskOptions


class ChecksumOptions(TaskOptions):
    """Options of `checksum`."""

    algorithm: Literal["sha256", "sha512", "blake2b"] = Field(default="sha256", title="Algorithm")
    uppercase: bool = Field(default=False, title="Capital letters")


class ChecksumHandler:
    """Reads the file once."""

    kind = TaskKind(
        "checksum", "Checksum", ChecksumOptions, (ResultColumn("digest", "Digest"), ResultColumn("bytes", "Size", "B"))
    )
    needs = ""

    def prepare(self) -> None:
        """Nothing takes long."""

    def handle(self, context: TaskContext) -> Result:
        options = cast(ChecksumOptions, context.options)
        path = context.fetch_input()
        context.start_work(1.0, 0.0, 1.0)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, options.algorithm).hexdigest()
        shown = digest.upper() if options.uppercase else digest
        line = f"{shown}  {context.task.file_name}\n"
        return Result(
            [NewArtifact(f"checksum.{options.algorithm}", "text/plain", line.encode())],
            values={"digest": shown[:12], "bytes": float(path.stat().st_size)},
        )
