"""When a figure holds: its time and period, and whether it is past or still to come."""
