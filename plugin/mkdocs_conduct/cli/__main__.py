"""`python -m mkdocs_conduct.cli`."""

from . import main

main()
