"""How right, how careful and how fast factcheck is: runners, the gate and the reports."""
