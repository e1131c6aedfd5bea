"""The upper office's own form by window: what its columns mean, how it looks filled."""
