## Final accounts

fin-opening = The opening balance is { $printed }; last year closed with { $other }
fin-budget = The accounts give a budget of { $printed }; the published budget has { $other }
