## Year over year
