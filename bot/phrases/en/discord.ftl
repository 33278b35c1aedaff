# What the Discord side says.
