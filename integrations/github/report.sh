#!/usr/bin/env bash
# Runs `factcheck report` once: annotations to standard output, the other formats to a folder, the
# Markdown also to the job summary. Exits as the report does.
#   INPUT_PATHS, INPUT_FAIL_ON, INPUT_FORMATS, INPUT_BASELINE, INPUT_OUTPUT_DIR, INPUT_ARGS
#   FACTCHECK         the command; else that of install.sh
set -euo pipefail

if [[ -z ${FACTCHECK:-} ]]; then
  FACTCHECK=$RUNNER_TEMP/factcheck/bin/factcheck
  if [[ ! -e $FACTCHECK ]]; then FACTCHECK=$RUNNER_TEMP/factcheck/Scripts/factcheck.exe; fi
fi

# A value may hold line ends: it stands between two lines that nobody can guess.
put() {
  local mark
  mark="end_$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
  printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >>"$GITHUB_OUTPUT"
}

folder=${INPUT_OUTPUT_DIR:-factcheck-report}
arguments=(--format github --output - --output-dir "$folder")
markdown='' sarif=''
read -r -d '' -a formats <<<"${INPUT_FORMATS//,/ }" || true
for format in ${formats[@]+"${formats[@]}"}; do
  case $format in
    github) continue ;;  # is there already
    markdown) markdown=$folder/factcheck.md ;;
    sarif) sarif=$folder/factcheck.sarif ;;
  esac
  arguments+=(--format "$format")
done
if [[ -n ${INPUT_FAIL_ON:-} ]]; then arguments+=(--fail-on "$INPUT_FAIL_ON"); fi
if [[ -n ${INPUT_BASELINE:-} ]]; then arguments+=(--baseline "$INPUT_BASELINE"); fi
read -r -d '' -a more <<<"${INPUT_ARGS:-}" || true
arguments+=(${more[@]+"${more[@]}"} --)
while IFS= read -r path; do
  path=${path%$'\r'}
  if [[ -n $path ]]; then arguments+=("$path"); fi
done <<<"${INPUT_PATHS:-}"

# Files of an earlier step are no report of this one.
if [[ -n $markdown ]]; then rm -f -- "$markdown"; fi
if [[ -n $sarif ]]; then rm -f -- "$sarif"; fi

code=0
"$FACTCHECK" report "${arguments[@]}" || code=$?

if [[ -n $markdown && -f $markdown ]]; then cat -- "$markdown" >>"$GITHUB_STEP_SUMMARY"; fi
if [[ ! -f $sarif ]]; then sarif=''; fi
put exit-code "$code"
put report "$folder"
put sarif "$sarif"
case $code in
  0 | 1) ;;  # the annotations say it
  2) echo '::error title=factcheck::wrong use, or a mistake in the settings; see the log' ;;
  *) echo '::error title=factcheck::the work could not be completed; see the log' ;;
esac
exit "$code"
