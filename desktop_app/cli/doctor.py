"""The command that looks at what Earshot is connected with."""

from __future__ import annotations

import sys

import click

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.needs import NEEDS
from desktop_app.cli.opening import open_earshot
from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.settings import Settings
from worker_agent.contract.diagnosis import examine_connections, examine_part, findings_as_json, has_fault


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="For other programs: part, grade and sentence of each finding.")
@pass_settings
def doctor_command(settings: Settings, /, *, as_json: bool) -> None:
    """Look at the database, the queues and the store, and say how each fault is mended.

    Nothing is changed. Exits with 1 where a fault is found, else with 0.
    """
    earshot = open_earshot(settings)
    found = [
        examine_part("database", earshot.repository.check, DatabaseUnavailable),
        *examine_connections(earshot.connections, settings, NEEDS),
    ]
    click.echo(findings_as_json(found) if as_json else "\n".join(map(str, found)))
    sys.exit(has_fault(found))
