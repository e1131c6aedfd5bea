"""Every list on screen as paper: what is printed, laid over pages, seen before, printed or kept as PDF."""
