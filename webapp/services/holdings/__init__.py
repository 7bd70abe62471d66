"""What somebody holds that is open (innehav), shown before they leave and handed on when they do."""
