## Performance targets
