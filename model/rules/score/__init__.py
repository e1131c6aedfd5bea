"""年终考核评价: from a rule book and the published rounds to points, each with its reason, figure and source."""
