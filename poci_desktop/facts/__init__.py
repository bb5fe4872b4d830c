"""What is known about a person: typed, frozen, three states of knowledge for every answer.

Names, values and meaning of every fact follow the project's list of facts; this room imports nothing of ours.
"""
