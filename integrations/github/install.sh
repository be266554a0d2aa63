#!/usr/bin/env bash
# Installs factcheck into an environment of its own, $RUNNER_TEMP/factcheck.
#   FACTCHECK_PYTHON  interpreter; empty means python3
#   INPUT_PACKAGE     what pip installs; empty means the code of the action
set -euo pipefail

"${FACTCHECK_PYTHON:-python3}" -m venv "$RUNNER_TEMP/factcheck"
bin=$RUNNER_TEMP/factcheck/bin
if [[ ! -d $bin ]]; then bin=$RUNNER_TEMP/factcheck/Scripts; fi  # Windows
"$bin/python" -m pip install --quiet --disable-pip-version-check -- "${INPUT_PACKAGE:-$GITHUB_ACTION_PATH}"
"$bin/factcheck" --version
