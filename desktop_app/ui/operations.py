"""What the window needs of the rest of the program; everything here may block and runs in the background."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.batch import WhenDone
from desktop_app.domain.health import Health
from desktop_app.domain.log_piece import LogPiece
from desktop_app.domain.retention import Outlook
from desktop_app.domain.revision import Revision
from desktop_app.domain.sound import Sound
from desktop_app.domain.task import Task
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.orchestrator.exporting.options import ExportOptions
from desktop_app.orchestrator.ports.drafts import Drafts
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.results import ChangeReport, ExportReport, Rejection, SubmitProgress, SubmitReport
from desktop_app.orchestrator.transcripts.read_transcript import OpenTranscript
from desktop_app.orchestrator.transcripts.replace_words import Replaced, ReplaceMatch, ReplaceReport
from desktop_app.orchestrator.transcripts.save_drafts import DraftsReport
from desktop_app.orchestrator.transcripts.save_revision import Edit, SaveReport
from desktop_app.settings_form import Changes, CheckReport, Faults, SettingsForm
from worker_agent.contract.kinds import TaskKind
from worker_agent.contract.options import ReportOptions, TaskOptions
from worker_agent.contract.supervision import WorkerReport
from worker_agent.contract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class SettingsOperations:
    """The verbs of the settings."""

    read: Callable[[], SettingsForm]
    test: Callable[[str, Changes], CheckReport]  #: "queue", "store" or "database", with the values as typed
    save: Callable[[Changes], Faults]  #: nothing is written where there are faults
    look_ahead: Callable[[Changes], Outlook]  #: what would be deleted now, with the values as typed
    apply: Callable[[Collection[str]], None]  #: what was saved under these keys; a new window may take this one's place


@dataclass(frozen=True, slots=True)
class RevisionOperations:
    """The verbs of correcting a transcript, each of a task with that id."""

    open: Callable[[int], OpenTranscript]  #: the version that counts
    read_machine_text: Callable[[int], Transcript]  #: the latest
    read: Callable[[int, int], Transcript]  #: the revision with that number
    list: Callable[[int], Sequence[Revision]]  #: the latest first
    save: Callable[[Edit], SaveReport]
    drafts: Drafts
    save_drafts: Callable[[int | None], DraftsReport]  #: that programs of this computer have left; None: of all tasks


@dataclass(frozen=True, slots=True)
class ReplaceOperations:
    """The verbs of replacing words in many transcripts."""

    find: Callable[[str, int, Callable[[], bool]], Sequence[ReplaceMatch]]  #: words, at most so many, whether to stop
    replace: Callable[[Collection[int], str, str], ReplaceReport]  #: in the transcripts of these tasks: words, by what
    put_back: Callable[[Sequence[Replaced]], Sequence[Rejection]]  #: those that were edited since


@dataclass(frozen=True, slots=True)
class Operations:
    """The verbs, with everything but the operator's choice bound by bootstrap."""

    tasks: TaskRepository
    #: files and folders, options, called back, kind, what happens when all are done
    submit: Callable[[Sequence[Path], TaskOptions, Callable[[SubmitProgress], None], str, WhenDone], SubmitReport]
    report: Callable[[Collection[int], ReportOptions], Task]  #: on these tasks
    retry: Callable[[Collection[int], Mapping[str, object]], ChangeReport]  #: with these changes of their options
    cancel: Callable[[Collection[int]], ChangeReport]
    remove: Callable[[Collection[int]], ChangeReport]
    #: ids, formats ("txt", …), folder, what else is chosen, called back with how far it is, asked whether to stop
    export: Callable[
        [Collection[int], Collection[str], Path, ExportOptions, Callable[[int, int], None], Callable[[], bool]],
        ExportReport,
    ]
    open_sound: Callable[[int], Sound]  #: of a task, to be listened to; whoever opens it closes it
    read_transcript: Callable[[int], Transcript]  #: the version that counts
    revisions: RevisionOperations
    replacing: ReplaceOperations
    watch_health: Callable[[Callable[[Health], None]], None]  #: called back from any thread, at once with the latest
    watch_local_worker: Callable[[Callable[[WorkerReport | None], None]], None]  #: None: there is none to supervise
    restart_local_worker: Callable[[], None]
    watched_folders: Callable[[], list[WatchedFolder]]  #: of this computer
    watch_folder: Callable[[Path, TaskOptions, str], WatchedFolder]  #: folder, options, kind
    unwatch_folders: Callable[[Collection[int]], None]
    settings: SettingsOperations
    read_log: Callable[[str, int], LogPiece]  #: its name, the end of the last piece
    log_names: tuple[str, ...]
    log_folder: Path
    tell_system: Callable[[str, str, str], bool]  #: topic, title, text; whether the desktop shows it beside all windows
    watch_system_clicks: Callable[[Callable[[], None]], None]  #: on what it shows; called back from any thread
    kinds: tuple[TaskKind, ...]  #: of tasks that there are
    export_formats: tuple[str, ...]
    samples: tuple[Path, ...]  #: recordings for a first try
    hand_over: Callable[[], int]  #: put all that is not paused on the queue
    host: str  #: the name under which this computer's files are known
    works_locally: bool  #: whether a worker of the window's own does the work
    state_file: Path | None  #: where the window remembers its state; None: nowhere
    database_name: str  #: for the person: "this computer", or the server's name
