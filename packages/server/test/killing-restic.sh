#!/bin/sh
# Restic that dies, once, in the midst of the command that the file `kill-at` beside its repositories names, alone or together
# with the program that called it; otherwise it is restic. The file: COMMAND WHOM SECONDS, WHOM is `restic` or `all`.
plan="$(dirname "$RESTIC_PASSWORD_FILE")/kill-at"
if [ -f "$plan" ]; then
  read -r command whom seconds < "$plan"
  if [ "$1" = "$command" ]; then
    rm "$plan"
    restic "$@" &
    child=$!
    sleep "$seconds"
    kill -9 $child
    [ "$whom" = all ] && kill -9 $PPID
    exit 137
  fi
fi
exec restic "$@"
