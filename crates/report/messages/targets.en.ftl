## Projects and performance targets
