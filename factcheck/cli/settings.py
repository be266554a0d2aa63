"""`factcheck settings`: whether the settings and the claims files are right, and nothing else."""

from __future__ import annotations

from factcheck.cli import options as o


def settings(config: o.Config = None, quiet: o.Quiet = False) -> None:
    """Check factcheck.toml and the claims files; read no article."""
    from factcheck.cli.errors import UsageError
    from factcheck.cli.run import Run
    from factcheck.report.summary import plural

    run = Run(o.Options(config=config, quiet=quiet), None)
    read = run.settings
    if not read.file:
        raise UsageError("no settings: name one with --config, or write factcheck.toml")
    counts = (
        plural(len(read.articles), "article fact"),
        plural(len(read.entities), "entity table"),
        plural(len(read.questions), "question"),
        plural(len(read.tracked), "tracked claim"),
        plural(len(read.suppressions), "suppression"),
    )
    run.note(f"{read.file} and {read.claims}: {', '.join(counts)}; no mistakes")
