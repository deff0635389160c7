# -- the session ---------------------------------------------------------------------------------------------------

run() {
  kind=ready number=0 began=0 started='' count=0 finished=' ' running=0 answers='' results='' extras=''
  paused=0 helping=0 stopping=0 continued=0 ended=0 led=0 open='' lap=0 rounds=0 between=0 ending='' stopped='' stop_name='' stop_spans=''
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
  go_on 1
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
  [ "$1" -eq 0 ] || ending=${ending:- ended quit}
  [ "$running" = 0 ] || summarize "$1"
  exit "$1"
}

summarize() {
  elapsed=$((position - ${started:-$position}))
  stopwatch "$elapsed"
  spent=$clock
  line="$spent, $count of $steps steps"
  if [ "$1" -eq 0 ]; then line="Done: $line"; else line="Stopped: $line"; fi
  if [ "$idle" -ge 1000 ]; then
    stopwatch "$idle"
    line="$line, paused for $clock"
  fi
  printf '%s\n' "$line"
  [ "$did" = 1 ] || return 0
  did_line="did $today $routine"
  [ "$((elapsed / 1000))" -eq 0 ] || did_line="$did_line $spent"
  [ -z "$contexts" ] || did_line="$did_line if $contexts"
  [ "$idle" -lt 1000 ] || did_line="$did_line paused $((idle / 1000))s"
  collect_parts
  printf '%s\n' "$did_line$ending$answers$stopped$parts_done"
}

# What became of each part, as the log has it, into `parts_done`. Nobody who stopped at once has skipped the rest.
collect_parts() {
  parts_done='' part_number=1
  [ "$results$finished" != ' ' ] || return 0
  while part_of_log "$part_number"; do
    ticked=0 sets=0 counted=''
    for place in $part_sets; do
      sets=$((sets + 1))
      case $finished in *" $place "*) ticked=$((ticked + 1)) ;; esac
      case $results in *" $place:"*) counted=${results#*" $place:"} counted=" rounds ${counted%% *}" ;; esac
      case $extras in *" $place:"*) more=${extras#*" $place:"} counted="$counted extra ${more%% *}" ;; esac
    done
    if [ "$ticked" = "$sets" ]; then
      parts_done="$parts_done done $part_name${part_said:+ $part_said}$counted"
    elif [ "$ticked" -gt 0 ] || [ -n "$counted" ]; then
      parts_done="$parts_done cut $part_name$counted"
    else
      parts_done="$parts_done skipped $part_name"
    fi
    part_number=$((part_number + 1))
  done
}

# To event $1, by way of the lead-in where that is due: behind the prompts that come before all else.
go_on() {
  if [ "$led" = 1 ] || [ "$1" -lt "$opening" ]; then
    go_to "$1"
    return
  fi
  led=1
  if [ "$lead_in" -gt 0 ]; then go_to 0; else go_to "$first"; fi
}

# Event $1 begins at the time `began`.
go_to() {
  index=$1 drawn='' heard='' phase_heard='' fresh=1 answer='' rounds=0 between=0 set_number=1
  [ "$index" -le "$events" ] || return 0
  load "$index"
  if [ "$index" -gt 0 ] && [ -z "$started" ]; then
    [ "$kind" = prompt ] || started=$began
  fi
  enter_limits
  [ "$ends" != group ] || length=$((limit_end - began))
  [ "$screen" = 1 ] || print_event
}

# What bounds the event from outside, as words `id:end:last` in `open`, the outermost first: what has begun before goes
# on, the rest begins with the event.
enter_limits() {
  before=" $open" open='' limit_end=0
  for limit in $limits; do
    id=${limit%%:*} limit=${limit#*:}
    case $before in
      *" $id:"*) limit_end=${before#*" $id:"} limit_end=${limit_end%%:*} ;;
      *) limit_end=$((began + ${limit##*:})) ;;
    esac
    limit=${limit#*:}
    open="$open$id:$limit_end:${limit%%:*} "
  done
}

# The next moment at which something ends, into `due`, and the event after that, into `after_due`. Of two that end
# at one moment the outer one counts.
find_due() {
  due='' after_due=0 own=0
  for limit in $open; do
    end=${limit#*:} end=${end%%:*}
    if [ -z "$due" ] || [ "$end" -lt "$due" ]; then due=$end after_due=$((${limit##*:} + 1)); fi
  done
  if [ "$waits$between" = 00 ] && { [ -z "$due" ] || [ $((began + length)) -le "$due" ]; }; then
    own=1
    if [ -z "$due" ] || [ $((began + length)) -lt "$due" ]; then due=$((began + length)) after_due=$((index + 1)); fi
  fi
}

# Goes on to the event that `position` lies in, and announces only that one. False at the end of the routine.
advance() {
  while [ "$index" -le "$events" ]; do
    find_due
    [ "$position" -ge "${due:-$((position + 1))}" ] || break
    if [ "$own$ends$finish" = 1count1 ]; then
      waits=1 drawn=''
      continue
    fi
    [ "$own" = 0 ] || tick_off
    keep_rounds
    began=$due
    if [ "$index" -eq 0 ]; then go_to "$first"; else go_on "$after_due"; fi
  done
  [ "$index" -le "$events" ] || return 1
  [ "$fresh" = 0 ] || announce "$say"
  fresh=0
}

tick_off() {
  [ "$counts" = 1 ] || return 0
  case $finished in *" $index "*) return 0 ;; esac
  finished="$finished$index " count=$((count + 1))
}

keep_rounds() {
  [ "$ends" != count ] || results="$results $index:$rounds "
}

# Leaves the event for event $1.
leave_for() {
  keep_rounds
  began=$position
  if [ "$index" -eq 0 ]; then go_to "$first"; else go_on "$1"; fi
  # Who presses a key is there to end a step too that nobody knows the length of, whatever --no-wait says.
  [ "$length" != 0 ] || [ "$ends" = time ] || waits=1
}

# To the start of this event or, within its first three seconds, to the one before that is no prompt. A round on a
# clock that is entered from behind begins anew.
previous_event() {
  target=$index
  if [ $((position - began)) -lt 3000 ]; then
    while [ "$target" -gt "$opening" ]; do
      target=$((target - 1))
      event "$target"
      [ "$kind" = prompt ] || break
    done
    for limit in $limits; do
      case " $open" in *" ${limit%%:*}:"*) continue ;; esac
      limit=${limit#*:} target=${limit%%:*}
    done
  fi
  began=$position
  go_to "$target"
}

# Enter: what a person ends is done, a round that is counted, a set of a total, a prompt that is answered.
finish_event() {
  case $kind-$ends in
    prompt-*) reply ;;
    *-count)
      rounds=$((rounds + 1))
      [ "$finish-$waits" != 1-1 ] || { tick_off && leave_for $((index + 1)); }
      ;;
    *-total)
      if [ "$between" = 0 ]; then
        between=$position set_number=$((set_number + 1))
        [ "$set_number" -le "${most:-999}" ] || leave_for $((index + 1))
      else
        began=$((began + position - between)) between=0
      fi
      ;;
    *-group | ready-*) ;;
    *)
      tick_off
      leave_for $((index + 1))
      ;;
  esac
}

# Answers the prompt that is on with what was typed. A gate is passed by nobody who does not say that it is clear.
reply() {
  case $asks-$answer in
    gate-y | again-y | offer-y) ;;
    gate-n)
      [ -n "$beyond" ] || { ending=' ended gate' && stop 1; }
      answer=''
      leave_for "$beyond"
      return
      ;;
    gate-*) return ;;
    offer-* | again-n | again-)
      answer='' lap=0
      leave_for "$beyond"
      return
      ;;
    choice-[0-9]*)
      pick=0
      for choice in $choices; do
        pick=$((pick + 1))
        [ "$pick" != "$answer" ] || break
      done
      [ "$pick" = "$answer" ] || { answer='' && return; }
      answer=$choice
      ;;
    scale-?* | number-?*)
      { [ "$answer" -ge "${low:-0}" ] && [ "$answer" -le "${high:-9999}" ]; } || { answer='' && return; }
      ;;
    yes_no-y) answer=yes ;;
    yes_no-n) answer=no ;;
  esac
  tick_off
  if [ "$asks-$answer" = again-y ]; then
    lap=$((lap + 1)) answer=''
    leave_for "$again"
    return
  fi
  case $asks in
    offer | gate) ;;
    number) [ -z "$answer" ] || extras="$extras $again:$answer " ;;
    *) [ -z "$answer" ] || keep_answer ;;
  esac
  answer=''
  leave_for $((index + 1))
}

# Keeps the answer under its name; figures that answer one question several times make a series.
keep_answer() {
  case "$answers " in
    *" $ask "*)
      others=${answers%%" $ask "*} old="${answers#*" $ask "} "
      [ "${old#* }" = '' ] || others="$others ${old#* }"
      case ${old%% *}$answer in *[!0-9/]*) ;; *) answer=${old%% *}/$answer ;; esac
      answers="${others% } $ask $answer"
      ;;
    *) answers="$answers $ask $answer" ;;
  esac
}

obey() {
  [ -n "$1" ] || return 0
  drawn=''
  if [ "$helping$stopping" != 00 ]; then
    [ "$stopping" = 0 ] || meet_stop "$1"
    helping=0 stopping=0 paused=$paused_before
    return
  fi
  [ "$kind" != prompt ] || [ "$paused" = 1 ] || { type_answer "$1" && return; }
  case $1 in
    ' ') paused=$((1 - paused)) ;;
    "$newline") if [ "$paused" = 1 ]; then paused=0; else finish_event; fi ;;
    n) leave_for $((index + 1)) ;;
    b) previous_event ;;
    +) [ "$waits$ends" != 0time ] || length=$((length + 10000)) ;;
    m) if [ "$sound" = off ]; then sound=$sound_before; else sound_before=$sound sound=off && hush; fi ;;
    s) [ -z "$stop_list" ] || { stopping=1 paused_before=$paused paused=1; } ;;
    '?') helping=1 paused_before=$paused paused=1 ;;
    q) stop 1 ;;
    "$suspend_key") step_aside ;;
  esac
}

# Whether the key $1 is part of an answer to the prompt that is on, or ends it.
type_answer() {
  case $asks-$1 in
    *-"$newline") reply ;;
    gate-[yn] | yes_no-[yn] | again-[yn] | offer-[yn]) answer=$1 && reply ;;
    scale-[0-9] | number-[0-9] | choice-[0-9]) [ ${#answer} -ge 4 ] || answer=$answer$1 ;;
    *-"$erase_key" | *-"$backspace_key") answer=${answer%?} ;;
    *-n) answer='' && reply ;;
    *) return 1 ;;
  esac
}

# The stop rule with the number $1 is met: the part that it stands in ends, or the session.
meet_stop() {
  stop_rule "$1" || return 0
  beyond_stop=''
  for span in $stop_spans; do
    if [ "${span%%:*}" -le "$index" ] && [ "$index" -le "${span##*:}" ]; then
      [ -n "$beyond_stop" ] || beyond_stop=$((${span##*:} + 1))
    fi
  done
  [ -z "$stop_spans" ] || [ -n "$beyond_stop" ] || return 0
  stopped="$stopped stopped \"$stop_name\""
  [ -n "$beyond_stop" ] || { ending=' ended stop' && stop 1; }
  leave_for "$beyond_stop"
}

# Shows and says what has changed since the last look. An open event counts up, the others count down.
show() {
  into=$((position - began))
  [ "$between" = 0 ] || into=$((between - began))
  if [ "$waits" = 1 ]; then shown=$((into / 1000)); else shown=$(((length - into + 999) / 1000)); fi
  find_phase
  say_state
  [ "$paused" = 1 ] || remind
  view="$shown $phase $paused $helping $stopping $sound $state $answer"
  [ "$view" != "$drawn" ] || return 0
  drawn=$view
  if [ "$screen" = 1 ]; then
    draw
  elif [ "$helping" = 1 ]; then
    show_keys
  elif [ "$stopping" = 1 ]; then
    show_stops
  fi
}

# How far the person is in what nobody can list, into `state`; and what is left of a round or a cap.
say_state() {
  state=''
  case $ends in
    count) state="rounds done: $rounds" ;;
    total)
      state="set $set_number"
      [ "$between" = 0 ] || state="$((set_number - 1)) done, Enter goes on"
      ;;
    person)
      if [ -n "$figure" ]; then
        stopwatch "$into"
        state=$clock
      fi
      ;;
  esac
  [ "$lap" = 0 ] || state="${state:+$state · }again $lap"
  [ -n "$open" ] && [ "$kind" != prompt ] || return 0
  for limit in $open; do
    end=${limit#*:} end=${end%%:*}
    stopwatch $((end - position + 999))
    [ "$ends" = group ] && [ "$end" = "$limit_end" ] || state="${state:+$state · }$clock on the clock"
  done
}

# The sounds on the way: phases that leave time for a word, what comes next, and the last three seconds.
remind() {
  if [ "$phase_now" != "$phase_heard" ]; then
    phase_heard=$phase_now
    if [ "$phase_start" -gt 0 ] && [ "$phase_length" -ge 2000 ]; then remark "$phase_kind"; fi
  fi
  to_go=$shown
  if [ "$waits" = 1 ]; then
    find_due
    [ -n "$due" ] || return 0
    to_go=$(((due - position + 999) / 1000))
  fi
  if [ "$between" != 0 ] || [ "$to_go" = "$heard" ]; then return; fi
  heard=$to_go
  case $to_go in
    1 | 2 | 3) if [ "$waits" = 1 ] || [ "$length" -ge 5000 ]; then remark "$to_go"; fi ;;
    10) if [ "$waits" = 0 ] && [ "$length" -ge 25000 ] && [ "$sound" = voice ] && [ -n "$next" ]; then remark "Next: $next"; fi ;;
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
