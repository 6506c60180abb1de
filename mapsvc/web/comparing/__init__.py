"""`/compare`: a programme beside its journey, two delegations beside each other."""
