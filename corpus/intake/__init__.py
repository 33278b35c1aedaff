"""What people hand in, read apart from everything else: files, archives, links."""
