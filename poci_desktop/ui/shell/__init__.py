"""The frame around the pages: header, footer and the two side panels."""
