"""What the words at a number tell: its unit, what qualifies it, what is counted, where the sentence takes it up."""
