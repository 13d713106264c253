"""Where the parts are chosen and handed out: a file per plane, and the desk that holds both."""
