"""Pictures of the event table: a timeline of captures and a map, every mark of them cited."""
