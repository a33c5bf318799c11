## Meaning, law, privacy
