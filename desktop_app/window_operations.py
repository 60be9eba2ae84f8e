"""What the window may do, done by the real program."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from itertools import islice

from desktop_app.adapters.files import LocalFiles
from desktop_app.adapters.local_worker import LocalWorker
from desktop_app.adapters.log_files import LogFiles
from desktop_app.adapters.passwords import Passwords
from desktop_app.adapters.sounds import StoreSounds
from desktop_app.bootstrap import Earshot
from desktop_app.exporters import EXPORTERS
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.request_report import request_report
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.exporting.export import export
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.transcripts.open_sound import open_sound
from desktop_app.orchestrator.transcripts.read_transcript import (
    open_transcript,
    read_machine_text,
    read_revision,
    read_transcript,
)
from desktop_app.orchestrator.transcripts.replace_words import find_replacements, put_back, replace_words
from desktop_app.orchestrator.transcripts.save_drafts import save_drafts
from desktop_app.orchestrator.transcripts.save_revision import save_revision
from desktop_app.resources import resource
from desktop_app.settings_editor import SettingsEditor
from desktop_app.ui.operations import Operations, ReplaceOperations, RevisionOperations, SettingsOperations
from desktop_app.ui.window_state import state_file
from worker_agent.contract.kinds import find_kinds
from worker_agent.contract.supervision import WorkerReport


def operations_for(
    earshot: Earshot,
    worker: LocalWorker | None,
    apply_settings: Callable[[Collection[str]], None] = lambda keys: None,
) -> Operations:
    """`worker`: None: there is none on this computer. `apply_settings`: let those of the file take effect."""
    repository, store, host = earshot.repository, earshot.connections.store, earshot.settings.host
    editor = SettingsEditor(earshot.settings.file, Passwords())
    logs = LogFiles(earshot.settings.home)
    return Operations(
        tasks=repository,
        submit=lambda paths, options, told, kind, when_done: submit(
            earshot.intake, paths, options, told, kind, when_done=when_done
        ),
        retry=partial(retry, repository, store),
        cancel=partial(cancel, repository, store),
        remove=partial(remove, repository, store),
        export=lambda ids, formats, folder, options, told, stopped: export(
            *(repository, store, LocalFiles(), ids, formats, folder, options), on_progress=told, is_stopped=stopped
        ),
        read_transcript=partial(read_transcript, repository, store),
        open_sound=partial(open_sound, repository, store, StoreSounds(store, earshot.settings.home), host),
        revisions=RevisionOperations(
            partial(open_transcript, repository, store),
            partial(read_machine_text, repository, store),
            partial(read_revision, repository),
            repository.revisions.list,
            partial(save_revision, repository, host),
            earshot.drafts,
            partial(save_drafts, repository, host, earshot.drafts),
        ),
        replacing=ReplaceOperations(
            lambda words, most, stopped: list(islice(find_replacements(repository, words, None, stopped), most)),
            partial(replace_words, repository, store, host),
            partial(put_back, repository, store, host),
        ),
        watch_health=earshot.board.watch,
        watch_local_worker=worker.watch if worker else _no_worker,
        restart_local_worker=worker.restart if worker else lambda: None,
        watched_folders=partial(repository.watched_folders.list, host),
        watch_folder=earshot.watch_folder,
        unwatch_folders=repository.watched_folders.remove,
        report=partial(request_report, repository, store, host),
        settings=SettingsOperations(
            editor.read, editor.test, editor.save, partial(editor.look_ahead, repository), apply_settings
        ),
        read_log=logs.read,
        log_names=logs.names(with_worker=worker is not None),
        log_folder=logs.folder,
        tell_system=earshot.messages.show,
        watch_system_clicks=earshot.messages.watch_clicks,
        kinds=tuple(find_kinds().values()),
        export_formats=tuple(EXPORTERS),
        samples=tuple(sorted(resource("samples").iterdir())),
        hand_over=earshot.feeder.hand_over,
        host=host,
        works_locally=earshot.settings.works_locally,
        state_file=state_file(earshot.settings.home),
        database_name=earshot.database_name,
    )


def _no_worker(callback: Callable[[WorkerReport | None], None]) -> None:
    callback(None)
