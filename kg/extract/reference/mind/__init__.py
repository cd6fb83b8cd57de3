"""What stands in a reader's mind: who is named where, how present each is, what each is known to be, who lives."""
