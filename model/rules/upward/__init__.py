"""The upper office's own form: what its columns mean, and what of a round goes into which of its cells."""
