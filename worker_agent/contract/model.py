"""The base of the contract's values, and the fields that they have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

#: The version of the contract: of the messages and of the documents that they name, whatever the programs' version.
#: A reader ignores fields that it does not know, so new ones may come at any time. Another meaning of a field, or a new
#: value of one, takes a higher number, with which only what needs it is sent: older readers leave that where it is, and
#: say what is to be updated.
PROTOCOL: Literal[1] = 1
LARGEST = 2**31 - 1  # what an INTEGER of every database holds

TaskUid = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
AttemptUid = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Token = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Seconds = Annotated[float, Field(ge=0, le=1e9)]  # a bound that a file can't reach, and that a timedelta can hold
Speed = Annotated[float, Field(ge=0, allow_inf_nan=False)]  # audio seconds per second of work
KindName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,63}$")]
Count = Annotated[int, Field(ge=1, le=LARGEST)]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:  # year 1 or 9999, seen from another zone
        raise ValueError("no date that UTC knows") from error


def _without_way_up(key: str) -> str:
    if ".." in key.split("/"):
        raise ValueError("a key that leads out of the store")
    return key


ObjectKey = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=512), AfterValidator(_without_way_up)
]
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class ContractModel(BaseModel):
    """A frozen value of the contract; unknown fields are ignored so that a newer sender harms no older reader."""

    model_config = ConfigDict(frozen=True, extra="ignore")
