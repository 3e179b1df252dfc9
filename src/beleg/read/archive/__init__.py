"""Archives of the web and of data become their parts, and each part an Article, a Refusal or something skipped."""
