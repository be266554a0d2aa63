"""How the shipped inference model is made: weights, data, training, evaluation, export.

Nothing here is imported by the package; it needs what `requirements.txt` beside it names.
"""
