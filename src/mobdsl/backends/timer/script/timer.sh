#!/bin/sh
# A timer for one routine, made by mobdsl; --help tells how to use it.
#
# It needs a POSIX shell with date, dd, sleep and stty. Events end at deadlines counted from the start, so that a late
# look at the clock delays what it shows and nothing after it. Times are milliseconds where a name says nothing else.

[ -z "${ZSH_VERSION-}" ] || emulate sh
set -fu
unset IFS
newline='
'

# -- the routine ---------------------------------------------------------------------------------------------------

#@ROUTINE@

# -- words ---------------------------------------------------------------------------------------------------------

usage() {
  introduce
  printf '%s\n' \
    "usage: sh ${0##*/} [option]..." '' \
    '  --list         show the steps' \
    '  --dry-run      show what a run would print' \
    '  --from N       begin at step N' \
    '  --lead-in N    seconds to get ready, 0 to 60' \
    '  --no-wait      start at once, wait for no key' \
    '  --mute         no sound' \
    '  --bell-only    the bell, no voice' \
    '  --lang TAG     language of the voice: en, de-CH' \
    '  --did          end with a line for your log' \
    '  --speed N      run N times as fast' \
    '  --help         this text' '' 'keys'
  show_keys
  printf '%s\n' '' \
    'A step that depends on an answer is as' \
    'it is written. A script has no easier and' \
    'harder and reads no log.' '' \
    'A step that depends on an answer is as' \
    'it is written. A script has no easier and' \
    'harder, and reads no log.' '' \
    'exit status: 0 finished, 1 stopped early,' \
    '2 wrong usage, 128 + n ended by signal n'
}

show_keys() {
  printf '  %s\n' \
    'space     pause, go on' \
    'n  right  next' \
    'Enter     done; a round more' \
    'b  left   back' \
    '+         10 seconds more' \
    '0-9       a figure as the answer' \
    'y n       yes, no; again, enough' \
    's         a stop rule is met' \
    'm         sound off, on' \
    'q         quit' \
    '?         these keys'
}

show_stops() {
  printf '%s\n' 'What is it?' '' "$stop_list" '' 'Its figure stops; any other key goes back.'
}

wrong() {
  printf '%s\n' "${0##*/}: $1 (--help shows how)" >&2
  exit 2
}

# The text $1 on one line, into `flat`.
flatten() {
  flat=''
  IFS=$newline
  for part in $1; do flat=$flat$part; done
  unset IFS
}

# The text $1 in rows, into `arranged`, and how many there are, into `lines`. A line of a text takes 38 columns or
# less, and `fold` of them fit beside each other; one that starts with a space goes on with the line before.
fold=1
arrange() {
  arranged='' lines=0 joined=0
  IFS=$newline
  for part in $1; do
    if [ "$joined" -lt "$fold" ] && [ "${part# }" != "$part" ]; then
      arranged=$arranged$part joined=$((joined + 1))
    else
      arranged=$arranged$newline${part# } joined=1 lines=$((lines + 1))
    fi
  done
  arranged=${arranged#"$newline"}
  unset IFS
}

# The time $1 as on a stopwatch, into `clock`.
stopwatch() {
  seconds=$(($1 / 1000))
  hours=$((seconds / 3600)) minutes=$((seconds / 60 % 60)) seconds=$((seconds % 60))
  [ "$seconds" -gt 9 ] || seconds=0$seconds
  clock=$minutes:$seconds
  [ "$hours" -gt 0 ] || return 0
  [ "$minutes" -gt 9 ] || clock=0$clock
  clock=$hours:$clock
}

# -- events --------------------------------------------------------------------------------------------------------

# Loads event $1; 0 is the time to get ready, which is the timer's own and no part of the routine.
load() {
  index=$1
  if [ "$index" -gt 0 ]; then
    event "$index"
    [ "$patient" = 1 ] || [ "$asks${keys-0}" = gate1 ] || waits=0 length=${length:-0}
    return
  fi
  event "$first"
  flatten "$name"
  ends=time limits='' figure='' asks='' choice_list='' finish=0
  after=$((after + ${length:-0})) next=$flat say="Get ready. First: $flat" cue='' more='' ask='' phases=''
  kind=ready number=0 counts=0 block='' inside='' label=$no_label waits=0 length=$((lead_in * 1000))
  name='Get ready' detail="$lead_in s (the timer's own lead-in)"
}

# The loaded event on one line, under the block that it begins.
print_event() {
  if [ -n "$block" ]; then
    flatten "$block"
    printf '\n%s\n' "$flat"
  fi
  flatten "$name${detail:+ · $detail}${cue:+ · $cue}"
  printf '%s\n' "$label  $flat"
}

# Every event of a run, in its order; without the lead-in and cues where $1 is `bare`.
print_events() {
  at=1
  while [ "$at" -le "$events" ]; do
    if [ "$at" -eq "$opening" ]; then
      at=$first
      [ "$1$lead_in" = full0 ] || [ "$1" = bare ] || { load 0 && print_event; }
    fi
    load "$at"
    [ "$1" != bare ] || cue=
    print_event
    at=$((at + 1))
  done
}

introduce() {
  flatten "$title"
  printf '%s\n' "$flat"
  flatten "$about"
  printf '%s\n' "$flat"
  arrange "$notices"
  [ -z "$notices" ] || printf '\n%s\n' "$arranged"
  printf '\n'
}

#@PARTS@

# -- options -------------------------------------------------------------------------------------------------------

# Is $2, the value of the option $1, a whole number from $3 to $4?
check_number() {
  case $2 in
    '' | *[!0-9]* | 0?* | ???????*) ;;
    *) [ "$2" -lt "$3" ] || [ "$2" -gt "$4" ] || return 0 ;;
  esac
  wrong "$1 takes a whole number from $3 to $4"
}

from=0 speed=1 action=run sound=voice patient=1 did=0
while [ $# -gt 0 ]; do
  option=${1%%=*} value=${1#*=}
  case $1 in
    --from | --speed | --lang | --lead-in)
      [ $# -gt 1 ] || wrong "$1 needs a value"
      value=$2
      shift
      ;;
    --from=* | --speed=* | --lang=* | --lead-in=*) ;;
    *) option=$1 ;;
  esac
  shift
  case $option in
    --from) check_number "$option" "$value" 1 "$steps" && from=$value ;;
    --speed) check_number "$option" "$value" 1 1000 && speed=$value ;;
    --lead-in) check_number "$option" "$value" 0 60 && lead_in=$value ;;
    --lang)
      case $value in
        '' | -* | *[!A-Za-z0-9-]*) wrong '--lang takes a language such as en or de-CH' ;;
      esac
      lang=$value
      ;;
    --mute) sound=off ;;
    --bell-only) sound=bell ;;
    --no-wait) patient=0 ;;
    --did) did=1 ;;
    --list | --dry-run) action=${option#--} ;;
    --help | -h) action=help ;;
    *) wrong "there is no option $option" ;;
  esac
done

# -- off we go -----------------------------------------------------------------------------------------------------

first=$opening
[ "$first" -le "$events" ] || first=1
event "$first"
while [ "$number" -lt "$from" ]; do event $((first = first + 1)); done

case $action in
  help) usage ;;
  list) print_events bare ;;
  dry-run)
    introduce
    print_events full
    ;;
  run) run ;;
esac
