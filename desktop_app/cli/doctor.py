"""The command that looks at what Earshot is connected with."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from desktop_app.cli.opening import open_earshot
from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.settings import Settings
from worker_agent.contract.diagnosis import Grade, examine_connections, examine_part


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="For other programs: part, grade and sentence of each finding.")
@click.pass_obj
def doctor_command(settings: Settings, as_json: bool) -> None:
    """Look at the database, the queues and the store, and say how each fault is mended.

    Nothing is changed. Exits with 1 where a fault is found, else with 0.
    """
    earshot = open_earshot(settings)
    found = [
        examine_part("database", earshot.repository.check, DatabaseUnavailable),
        *examine_connections(earshot.connections, settings),
    ]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in found], indent=2))
    else:
        click.echo("\n".join(map(str, found)))
    sys.exit(any(finding.grade is Grade.FAULT for finding in found))
