"""Mixed Zone beside other readers: accuracy and cost on the pages of the corpora, with one command.

python -m benchmarks
"""
