"""Sums of money and rates: spent, paid, owned, worth, priced."""
