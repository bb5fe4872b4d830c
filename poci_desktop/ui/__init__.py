"""What is seen: Qt Widgets only. Draws view data of the other rooms; holds no rule and no answer of its own."""
