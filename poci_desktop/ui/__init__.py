"""What is seen: Qt Widgets only. Draws what other rooms say; holds no rule and no answer of its own."""
