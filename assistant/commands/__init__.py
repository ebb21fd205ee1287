"""One module for each command: `assistant/commands/NAME.py` holds a click command called `command`.

The command line finds them by file name and loads only the one that is asked for, so that `recourse deadline`
starts without Flask or WeasyPrint. A name that Python reserves takes an underscore (`import_.py`); a module whose
name begins with an underscore is shared by commands and is none itself.
"""
