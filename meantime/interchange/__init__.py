"""Course documents into rows. May use every part below it; importing again updates and never doubles."""
