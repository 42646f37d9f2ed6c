"""`python -m cvbuilder` is the command `cvbuilder`."""

from cvbuilder.cli import main

if __name__ == "__main__":
    main()
