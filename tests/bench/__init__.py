"""Speed and size beside the plain recipe and other engines, every figure a ratio of one run."""
