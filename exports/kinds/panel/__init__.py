"""What the nomination group and the jury take along: applications, a nominee, all nominees side by side."""
