## Meaning, law and privacy
