"""The first round (分解方案): what units propose for schedule, shares, sites and contacts, before any figure."""
