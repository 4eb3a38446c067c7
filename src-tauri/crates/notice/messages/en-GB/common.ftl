## Only what differs from the base, which is written in British spelling with dates such as "30 November 2026"
number-group = ,
