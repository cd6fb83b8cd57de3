"""A title becomes somebody's: beside a name, by a verb, by succession, in a row."""
