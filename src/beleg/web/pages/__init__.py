"""The pages of the app: each module takes a visit and gives what is shown."""
