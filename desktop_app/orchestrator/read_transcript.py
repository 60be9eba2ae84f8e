"""Read a task's transcript: the whole document, from the store."""

from __future__ import annotations

from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.ports import TaskRepository
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, ObjectTooLarge
from worker_agent.contract.transcript import NewerTranscript, Transcript


def read_transcript(repository: TaskRepository, store: ObjectStore, task_id: int) -> Transcript:
    """Raises EarshotError where there is none, or StoreUnavailable."""
    record = repository.transcript(task_id)
    if record is None:
        raise EarshotError("There is no transcript yet.")
    try:
        return Transcript.decode(store.get(record.object_key))
    except NewerTranscript as error:
        raise EarshotError(str(error)) from error
    except (ObjectMissing, ObjectTooLarge, ValueError) as error:
        raise EarshotError("The transcript is no longer in the store, or damaged. Retry the task.") from error
