"""What a snapshot's manifest says of its vector index."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt


class Effort(BaseModel):
    """How hard an approximate index searches; what does not apply to its kind is None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    k_factor: PositiveInt | None = None
    """Candidates compared exactly for every row asked for (FAISS's `k_factor_rf`)."""
    nprobe: PositiveInt | None = None
    """Cells of an inverted file that are looked into."""
    ef_search: PositiveInt | None = None
    """Length of the candidate list while a graph is walked."""


class DenseRecord(BaseModel):
    """The vector index as it was built and measured."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    """FAISS `index_factory` string of what was built."""
    asked: str
    """`auto`, or the kind the setting names."""
    reason: str
    """Why this kind was chosen, in words."""
    fallback: str | None
    """Why another kind was built than the chosen one, in one sentence; None if it was built."""
    passages: NonNegativeInt
    dimension: PositiveInt
    size: PositiveInt
    """Bytes of the file."""
    effort: Effort
    """What it is searched with, and was measured with."""
    recall_at_10: float = Field(ge=0, le=1)
    """Share of the true ten nearest among the ten found, over the sample; 1 without passages."""
    sample: NonNegativeInt
    """Questions it was measured on."""
    sampled_from: Literal["sentences", "noisy rows"]
    trained_on: NonNegativeInt
    """Passages there were when it was trained, in an earlier snapshot if that was reused; 0 for a
    kind that learns nothing."""
    reused: Literal["nothing", "quantizer", "codes"]
    """What was taken from an earlier snapshot's index."""
