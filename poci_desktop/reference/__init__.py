"""What is looked up: occupations, places, schools, wages, countries, trades. Tables are read at first use.

The tables hold published facts only (`resources/tables/ATTRIBUTION.md`).
A look-up suggests; the person decides.
"""
