"""The year's end and start: 年度归档, what an archived ledger still allows, 新建下年."""
