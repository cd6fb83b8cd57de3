"""Words become titles: where one stands, how it is written, whether it is former, since when, for what field."""
