"""One file a step; each names the step before it, and none is changed once it was released."""
