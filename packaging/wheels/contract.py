"""What the wheel of `earshot-contract` holds: the contract, and the file that makes its parent folder a package.

That file lies outside the project's folder, and a plain `force-include` would put a copy into editable installs too.
The copy would hide the rest of the checkout's `worker_agent`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContractHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        contract = Path(self.root)
        worker_agent = contract.parent
        for path in (worker_agent / "__init__.py", *contract.rglob("*.py")):
            build_data["force_include"][str(path)] = str(path.relative_to(worker_agent.parent))
