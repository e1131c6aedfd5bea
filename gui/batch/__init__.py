"""批量录入: many lines of a round typed or pasted into one list, kept as one act."""
