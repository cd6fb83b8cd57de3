"""Where names stand: which large words are candidates, where a name begins and ends, names that no capital shows."""
