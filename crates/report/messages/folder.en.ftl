## Many files at a glance

folder-by-unit = By unit
folder-by-rule = By rule
folder-files = files
folder-rule = rule
folder-more = { $n } more
folder-unit = unit
