"""The first round (分解方案) in the window: sent, taken, adopted."""
