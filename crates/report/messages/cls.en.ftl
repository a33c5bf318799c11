## Classification
