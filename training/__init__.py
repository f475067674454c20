"""How the labeller's weights are made, from the corpora, with one command: `python -m training`.

Pages and golds come in, weights and a table of figures go out. Imports the reader; nothing imports this.
"""
