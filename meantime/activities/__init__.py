"""What is authored: modules, activities and their phases. May use: courses."""
