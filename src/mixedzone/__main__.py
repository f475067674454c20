"""`python -m mixedzone`: the same as `mixedzone`."""

from mixedzone.cli import main

main()
