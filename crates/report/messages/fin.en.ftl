## Final accounts
