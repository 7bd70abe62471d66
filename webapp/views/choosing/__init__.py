"""What the pages of the jury and of the nomination group share: declaring, noting, ranking."""
