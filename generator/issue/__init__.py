"""Lines → an issue: masthead, contents (a hint, never the judge), and its documents."""
