"""Completion scripts that hold every answer, so that no key press starts a process."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.cli.describe import Command, Parameter, Program, Takes

_BASH = """\
# bash completion of {name}: eval "$({name} completion bash)"
_{name}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
    local command='' options='' i
    # --option=value comes as three words
    if [[ $word == '=' ]]; then
        word=''
    elif [[ $before == '=' ]]; then
        before=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${{COMP_WORDS[i]}} != -* ]]; then
            command=${{COMP_WORDS[i]}}
            break
        fi
    done
    COMPREPLY=()
    case "$command $before" in
{values}
    esac
    case $command in
{options}
        *) return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        return
    fi
    case $command in
{arguments}
    esac
}}
complete -o default -F _{name} {name}
"""

_ZSH = """\
#compdef {name}
# zsh completion of {name}: eval "$({name} completion zsh)" after compinit
_{name}() {{
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
{options} \\
    '1:command:->commands' \\
    '*::argument:->arguments'
  if [[ $state == commands ]]; then
    local -a commands=(
{commands}
    )
    _describe -t commands command commands
  fi
  [[ $state == arguments ]] || return
  case $line[1] in
{cases}
  esac
}}
if [[ $funcstack[1] == _{name} ]]; then
  _{name} "$@"
else
  compdef _{name} {name}
fi
"""


def bash(program: Program) -> str:
    """A script for bash 4 or later."""
    values, options, arguments = [], [], []
    for command in (program.itself, *program.commands):
        word = "" if command is program.itself else command.name
        names = " ".join(name for option in command.options for name in option.names)
        options.append(f"        '{word}') options='{names}' ;;")
        for option in command.options:
            shape = "|".join(f"'{word} {name}'" for name in option.names)
            if option.takes is not Takes.NOTHING:
                values.append(f"        {shape}) {_bash_value(option)}return ;;")
        for argument in command.arguments:
            if argument.choices:
                arguments.append(f"        '{word}') {_bash_words(argument.choices)} ;;")
    known = tuple(command.name for command in program.commands)
    arguments.insert(0, f"        '') {_bash_words(known)} ;;")
    return _BASH.format(
        name=program.itself.name,
        values="\n".join(values),
        options="\n".join(options),
        arguments="\n".join(arguments),
    )


def _bash_value(option: Parameter) -> str:
    """What completes an option's value; nothing where the shell's own file names do."""
    match option.takes:
        case Takes.CHOICE:
            return f"{_bash_words(option.choices)}; "
        case Takes.TEXT:
            return "compopt +o default; "
        case Takes.FOLDER:
            return 'mapfile -t COMPREPLY < <(compgen -d -- "$word"); '
        case _:
            return ""


def _bash_words(words: tuple[str, ...]) -> str:
    return f"mapfile -t COMPREPLY < <(compgen -W '{' '.join(words)}' -- \"$word\")"


def zsh(program: Program) -> str:
    """A script for zsh: to evaluate after compinit, or as a file `_factcheck` in $fpath."""
    commands = "\n".join(
        f"      '{command.name}:{_zsh_text(command.summary)}'" for command in program.commands
    )
    return _ZSH.format(
        name=program.itself.name,
        options=" \\\n".join(f"    {line}" for line in map(_zsh_option, program.itself.options)),
        commands=commands,
        cases="\n".join(_zsh_case(command) for command in program.commands),
    )


def _zsh_case(command: Command) -> str:
    lines = [*map(_zsh_option, command.options), *_zsh_arguments(command)]
    shown = " \\\n".join(f"        {line}" for line in lines)
    return f"    {command.name})\n      _arguments \\\n{shown} ;;"


def _zsh_option(option: Parameter) -> str:
    star = "*" if option.repeats else ""
    value = ""
    if option.takes is not Takes.NOTHING:
        value = f":{'value' if option.choices else option.metavar}:{_zsh_action(option)}"
    return f"'{star}{option.names[0]}[{_zsh_text(option.help)}]{value}'"


def _zsh_arguments(command: Command) -> Iterator[str]:
    for argument in command.arguments:
        star = "*" if argument.repeats else ""
        optional = "" if argument.required or argument.repeats else ":"
        yield f"'{star}{optional}:{argument.metavar}:{_zsh_action(argument)}'"


def _zsh_action(parameter: Parameter) -> str:
    match parameter.takes:
        case Takes.CHOICE:
            return f"({' '.join(parameter.choices)})"
        case Takes.FILE:
            return "_files"
        case Takes.FOLDER:
            return "_files -/"
        case _:
            return " "


def _zsh_text(text: str) -> str:
    """Text that ends at a bracket or colon, inside single quotes."""
    for mark in ("\\", "[", "]", ":"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("'", "'\\''")


def fish(program: Program) -> str:
    """A script for fish 3 or later."""
    name = program.itself.name
    return "\n".join(
        [f"# fish completion of {name}: {name} completion fish | source", *_fish_lines(program), ""]
    )


def _fish_lines(program: Program) -> Iterator[str]:
    start = f"complete -c {program.itself.name} -n __fish_use_subcommand"
    yield f"{start} -f"
    for option in program.itself.options:
        yield f"{start} {_fish_parameter(option)}"
    for command in program.commands:
        yield f"{start} -a {command.name} -d {_fish_text(command.summary)}"
    for command in program.commands:
        seen = f"-n '__fish_seen_subcommand_from {command.name}'"
        for parameter in (*command.options, *command.arguments):
            if parameter.names or parameter.choices:
                yield f"complete -c {program.itself.name} {seen} {_fish_parameter(parameter)}"


def _fish_parameter(parameter: Parameter) -> str:
    words = [f"-l {name.removeprefix('--')}" for name in parameter.names]
    match parameter.takes:
        case Takes.CHOICE:
            words.append(f"{'-x' if words else '-f'} -a '{' '.join(parameter.choices)}'")
        case Takes.FILE:
            words.append("-r -F")
        case Takes.FOLDER:
            words.append("-x -a '(__fish_complete_directories)'")
        case Takes.TEXT:
            words.append("-x")
        case Takes.NOTHING:
            pass
    return " ".join([*words, "-d", _fish_text(parameter.help)])


def _fish_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
