# What is said of an answer whose articles are no longer all there.
removed-answer = This answer cites an article that has been removed since, so I no longer show it. Ask the question again to have it answered from the articles there are now.
removed-source = This article has been removed since; I no longer show its words.
