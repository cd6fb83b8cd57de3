"""What rises, falls, moves or is set against another figure."""
