# -- the session ---------------------------------------------------------------------------------------------------

run() {
  kind=ready number=0 began=0 started=0 count=0 finished=' ' running=0 answers=''
  paused=0 helping=0 continued=0 ended=0
  esc=$(printf '\033') suspend_key=$(printf '\032')
  erase_key=$(printf '\177') backspace_key=$(printf '\010')
  find_voice
  find_terminal
  choose_looks
  watch_signals
  introduce
  take_terminal
  [ "$patient" = 0 ] || wait_for_start
  [ "$screen" = 0 ] || full_screen=1
  take_terminal
  today=$(date '+%Y-%m-%d %H:%M')
  start_clock
  running=1
  if [ "$lead_in" -gt 0 ]; then go_to 0; else go_to "$first"; fi
  while [ "$ended" = 0 ] && tick && advance; do
    [ "$resized" = 0 ] || measure_terminal
    show
    if [ "$keys" = 1 ]; then
      read_key
      obey "$key"
    else
      nap
    fi
  done
  [ "$ended" = 0 ] || stop "$ended"
  position=$began
  announce 'Done.'
  stop 0
}

# Signals leave a note. To act at once would be wrong: zsh runs a trap in the midst of reading a key, and a dd that
# finds the terminal given back waits for a whole line.
watch_signals() {
  trap 'ended=129' HUP
  trap 'ended=130' INT
  trap 'ended=131' QUIT
  trap 'ended=143' TERM
  trap 'continued=1' CONT
  trap 'resized=1' WINCH
  trap give_terminal_back EXIT
}

wait_for_start() {
  printf '%s' 'Enter starts, q quits, ? shows the keys.'
  while [ "$keys" = 1 ]; do
    read_key
    [ "$ended" = 0 ] || stop "$ended"
    case $key in
      "$newline" | ' ' | n) break ;;
      q) stop 1 ;;
      '?') printf '\n' && show_keys ;;
      "$suspend_key") step_aside ;;
    esac
    [ "$continued" = 0 ] || take_terminal
    continued=0
  done
  printf '\n'
}

# Ends the timer with status $1 and leaves everything as it was.
stop() {
  give_terminal_back
  trap - EXIT
  [ "$1" -eq 0 ] || hush
  [ "$running" = 0 ] || summarize "$1"
  exit "$1"
}

summarize() {
  elapsed=$((position - started))
  if [ "$kind" = ready ]; then elapsed=0; fi
  stopwatch "$elapsed"
  spent=$clock
  line="$spent, $count of $steps steps"
  if [ "$1" -eq 0 ]; then line="Done: $line"; else line="Stopped: $line"; fi
  if [ "$idle" -ge 1000 ]; then
    stopwatch "$idle"
    line="$line, paused for $clock"
  fi
  printf '%s\n' "$line"
  [ "$did" = 0 ] || printf '%s\n' "did $today $routine $spent$answers"
}

# Event $1 begins at the time `began`.
go_to() {
  [ "$kind" != ready ] || started=$began
  index=$1 drawn='' heard='' phase_heard='' fresh=1 answer=''
  [ "$index" -le "$events" ] || return 0
  load "$index"
  [ "$screen" = 1 ] || print_event
}

# Goes on to the event that `position` lies in, and announces only that one. False at the end of the routine.
advance() {
  while [ "$index" -le "$events" ] && [ "$waits" = 0 ] && [ "$position" -ge $((began + length)) ]; do
    tick_off
    began=$((began + length))
    go_to $((index + 1))
  done
  [ "$index" -le "$events" ] || return 1
  [ "$fresh" = 0 ] || announce "$say"
  fresh=0
}

tick_off() {
  [ "$counts" = 1 ] || return 0
  case $finished in *" $number "*) return 0 ;; esac
  finished="$finished$number " count=$((count + 1))
}

# Who presses a key is there to end a step too that nobody knows the length of, whatever --no-wait says.
next_event() {
  [ "$waits" = 0 ] || tick_off
  [ -z "$answer" ] || answers="$answers $ask $answer"
  began=$position
  go_to $((index + 1))
  [ "$length" != 0 ] || waits=1
}

# To the start of this event or, within its first three seconds, to the event before.
previous_event() {
  target=$index
  if [ $((position - began)) -lt 3000 ] && [ "$index" -gt 1 ]; then target=$((index - 1)); fi
  began=$position
  go_to "$target"
}

obey() {
  [ -n "$1" ] || return 0
  drawn=''
  if [ "$helping" = 1 ]; then
    helping=0 paused=$paused_before
    return
  fi
  case $1 in
    ' ') paused=$((1 - paused)) ;;
    "$newline") if [ "$paused" = 1 ]; then paused=0; elif [ "$waits" = 1 ]; then next_event; fi ;;
    n) next_event ;;
    b) previous_event ;;
    [0-9]) [ -z "$ask" ] || [ ${#answer} -ge 4 ] || answer=$answer$1 ;;
    "$erase_key" | "$backspace_key") answer=${answer%?} ;;
    +) [ "$waits" = 1 ] || length=$((length + 10000)) ;;
    m) if [ "$sound" = off ]; then sound=$sound_before; else sound_before=$sound sound=off && hush; fi ;;
    '?') helping=1 paused_before=$paused paused=1 ;;
    q) stop 1 ;;
    "$suspend_key") step_aside ;;
  esac
}

# Shows and says what has changed since the last look. An open event counts up, the others count down.
show() {
  into=$((position - began))
  if [ "$waits" = 1 ]; then shown=$((into / 1000)); else shown=$(((length - into + 999) / 1000)); fi
  find_phase
  [ "$paused" = 1 ] || remind
  view="$shown $phase $paused $helping $sound"
  [ "$view" != "$drawn" ] || return 0
  drawn=$view
  if [ "$screen" = 1 ]; then draw; elif [ "$helping" = 1 ]; then show_keys; fi
}

# The sounds on the way: phases that leave time for a word, what comes next, and the last three seconds.
remind() {
  if [ "$phase_now" != "$phase_heard" ]; then
    phase_heard=$phase_now
    if [ "$phase_start" -gt 0 ] && [ "$phase_length" -ge 2000 ]; then remark "$phase_kind"; fi
  fi
  if [ "$waits" = 1 ] || [ "$shown" = "$heard" ]; then return; fi
  heard=$shown
  case $shown in
    1 | 2 | 3) [ "$length" -lt 5000 ] || remark "$shown" ;;
    10) if [ "$length" -ge 25000 ] && [ "$sound" = voice ] && [ -n "$next" ]; then remark "Next: $next"; fi ;;
  esac
}

# What goes on inside the event, from words `start:length:kind:rep`, into `phase`; empty where nothing does.
find_phase() {
  phase='' phase_now='' phase_start=0 phase_length=0
  for part in $phases; do
    [ "${part%%:*}" -le "$into" ] || break
    phase_now=$part
  done
  [ -n "$phase_now" ] || return 0
  phase_start=${phase_now%%:*} part=${phase_now#*:}
  phase_length=${part%%:*} part=${part#*:}
  phase_left=$((phase_start + phase_length - into))
  [ "$phase_left" -gt 0 ] || return 0
  phase_kind=${part%%:*} reps=${phases##*:}
  phase="$phase_kind $(((phase_left + 999) / 1000))"
  [ "$reps" -eq 1 ] || phase="$phase · rep ${part#*:} of $reps"
}
