"""How fast is the desk? Workloads beside yardsticks, in one run: only ratios mean something on a shared machine."""
