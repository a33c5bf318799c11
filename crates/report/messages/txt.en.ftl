## Text and tables
