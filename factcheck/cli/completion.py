"""`factcheck completion`: a script that makes the shell complete commands and options."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Shell(StrEnum):
    """A shell that a script is written for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


ForShell = Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]


def completion(shell: ForShell) -> None:
    """Print a script that completes commands and options in a shell.

    For bash, in ~/.bashrc: eval "$(factcheck completion bash)"

    For zsh, in ~/.zshrc after compinit: eval "$(factcheck completion zsh)"

    For fish, in ~/.config/fish/config.fish: factcheck completion fish | source
    """
    from factcheck.cli import completion_scripts
    from factcheck.cli.app import app
    from factcheck.cli.describe import describe

    write = {
        Shell.BASH: completion_scripts.bash,
        Shell.ZSH: completion_scripts.zsh,
        Shell.FISH: completion_scripts.fish,
    }
    typer.echo(write[shell](describe(app, "factcheck")), nl=False)
