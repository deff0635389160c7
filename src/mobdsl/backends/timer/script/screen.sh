# -- the screen ----------------------------------------------------------------------------------------------------

choose_looks() {
  plain="${esc}[0m" bold="${esc}[1m" dim="${esc}[2m" reverse="${esc}[7m"
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ink='█' past='━' ahead='─' ;;
    *) ink='#' past='=' ahead='-' ;;
  esac
}

choose_colour() {
  case $paused-${NO_COLOR:+none}-$kind in
    1-*) colour=$dim ;;
    0-none-*) colour='' ;;
    *-work) colour="${esc}[32m" ;;
    *-rest) colour="${esc}[36m" ;;
    *-prompt) colour="${esc}[35m" ;;
    *) colour="${esc}[33m" ;;
  esac
}

# The frame is made line by line from the top, as many as the terminal has, and written at once. What is too long for
# a line is cut by the terminal, which knows best how wide a character is.
draw() {
  used=0 frame="${esc}[H" fold=$((columns / 40))
  [ "$fold" -gt 0 ] || fold=1
  choose_colour
  if [ "$helping" = 1 ]; then
    room=$rows && emit_text '' "$(show_keys)"
    emit '' && emit "    ${dim}Any key goes back.$plain"
  elif [ "$stopping" = 1 ]; then
    room=$rows && emit_text "$bold" "$(show_stops)"
  else
    draw_event
  fi
  printf '%s' "$frame${esc}[J"
}

draw_event() {
  build_digits
  plan_rows
  emit_heading
  if [ "$roomy" = 1 ]; then emit_bar && emit ''; fi
  room=2 && emit_text "$bold$colour" "$name"
  [ "$spare" -lt 1 ] || emit ''
  if [ "$kind" != prompt ]; then
    emit_digits
    [ "$spare" -lt 2 ] || emit ''
  fi
  room=$info_rows
  if [ -n "$phases" ]; then emit_text "$bold$colour" "${phase:- }"; fi
  emit_text "$bold" "$state"
  emit_text '' "$detail"
  [ "$asks" != choice ] || cue=$choice_list
  emit_text "$bold" "$cue${answer:+: $answer}"
  emit_text "$dim" "$more"
  while [ "$used" -lt $((rows - 1 - 2 * roomy - stop_rows)) ]; do emit ''; done
  room=$stop_rows && emit_text "$bold" "$stops"
  if [ -n "$next" ]; then emit "  ${dim}Next$plain  $next"; else emit "  ${dim}The last one$plain"; fi
  if [ "$roomy" = 1 ]; then emit '' && emit_hint; fi
}

# Shares out the rows: to digits as big as fit, to what there is to read, and what is left to empty lines.
plan_rows() {
  roomy=0 readable=1
  [ "$rows" -lt 14 ] || roomy=1 readable=3
  arrange "$stops"
  stop_rows=$((rows / 8))
  [ "$stop_rows" -lt "$lines" ] || stop_rows=$lines
  arrange "$name"
  [ "$lines" -lt 2 ] || lines=2
  free=$((rows - 2 - lines - 4 * roomy - stop_rows))
  arrange "$state$newline$detail$newline$cue$newline$more${phases:+${newline}phase}"
  [ "$lines" -ge "$readable" ] || readable=$lines
  scale=$(((columns - 2) / (2 * ${#dots1})))
  [ "$scale" -lt 4 ] || scale=4
  while [ "$scale" -gt 0 ] && [ $((5 * scale + readable)) -gt "$free" ]; do scale=$((scale - 1)); done
  info_rows=$((free - 5 * scale))
  [ "$scale" -gt 0 ] || info_rows=$((info_rows - 1))
  [ "$kind" != prompt ] || scale=0 info_rows=$free
  spare=$((info_rows - lines))
}

emit() {
  [ "$used" -lt "$rows" ] || return 0
  [ "$used" -eq 0 ] || frame=$frame$newline
  frame="$frame${esc}[2K$1" used=$((used + 1))
}

# The rows of $2 in the style $1, as many as there is `room` for; a … says that there are more.
emit_text() {
  arrange "$2"
  IFS=$newline
  for part in $arranged; do
    [ "$room" -gt 0 ] || break
    [ "$room" -gt 1 ] || [ "$lines" -le 1 ] || part="${part% *} …"
    lines=$((lines - 1))
    emit "  $1${part% ·}$plain"
    room=$((room - 1))
  done
  unset IFS
}

# On the left what the routine and its block are called, or what the person should know; on the right how far it is.
emit_heading() {
  left=$after
  if [ "$kind" != ready ] && [ "${length:-0}" -gt "$into" ]; then left=$((left + length - into)); fi
  say_left
  place="$number of $steps, $clock"
  [ "$number" -gt 0 ] || place="$steps steps, $clock"
  flatten "$title${inside:+ · $inside}"
  [ ${#flat} -lt $((columns - ${#place} - 6)) ] || flatten "$title"
  flat=$dim$flat
  if [ "$paused" = 1 ]; then
    flat="$reverse PAUSED $plain Space: go on"
    [ "$columns" -ge 60 ] || place="$number of $steps"
  elif [ "$waits$roomy" = 10 ]; then
    flat="${bold}Enter: go on"
  fi
  column=$((columns - ${#place} - 1))
  [ "$column" -gt 0 ] || column=1
  emit "  $flat$plain${esc}[${column}G  $place"
}

# The time `left`, and how well it is known, into `clock`.
say_left() {
  stopwatch $((left + 999))
  case $certainty in
    exact) clock="$clock left" && return ;;
    about) about_or_more=about ;;
    open) about_or_more='at least' ;;
  esac
  if [ "$left" -eq 0 ]; then
    clock='open end'
  elif [ "$columns" -ge 60 ]; then
    clock="$about_or_more $clock left"
  elif [ "$certainty" = about ]; then
    clock="~$clock left"
  else
    clock="$clock+ left"
  fi
}

emit_bar() {
  width=$((columns - 4)) bar='' whole=$((total / 1000)) gone=$(((total - left) / 1000))
  [ "$width" -lt 100 ] || width=100
  if [ "$whole" -gt 0 ]; then filled=$((gone * width / whole)); else filled=$((number * width / steps)); fi
  while [ "$width" -gt 0 ]; do
    if [ "$filled" -gt 0 ]; then bar=$bar$past; else bar=$bar$ahead; fi
    width=$((width - 1)) filled=$((filled - 1))
  done
  emit "  $dim$bar$plain"
}

emit_hint() {
  hint='space pause   n next   b back   + 10 s   m sound   q quit   ? keys'
  [ "$waits" = 0 ] || hint='Enter done   space pause   n next   b back   m sound   q quit   ? keys'
  case $asks$ends in
    gate*) hint='y clear   n not clear   q quit   ? keys' ;;
    yes_no*) hint='y yes   n no   Enter no answer   b back   q quit   ? keys' ;;
    again*) hint='y again   n enough   b back   q quit   ? keys' ;;
    offer*) hint='y do it   n leave it out   b back   q quit   ? keys' ;;
    choice* | scale* | number*) hint='0-9 answer   Enter go on   b back   q quit   ? keys' ;;
    count) hint='Enter one more round   space pause   n next   b back   q quit   ? keys' ;;
    total) hint='Enter set done, go on   space pause   n next   b back   q quit   ? keys' ;;
  esac
  [ "$columns" -ge 76 ] || hint="${hint%%   b back*}   ? keys"
  [ "$sound" != off ] || hint="$hint   (mute)"
  [ "$keys" = 1 ] || hint=''
  emit "  $dim$hint$plain"
}

# -- digits, five dots high: 1 is ink, and a dot is twice as wide as a character, for those are narrow ----------------

build_digits() {
  dots1='' dots2='' dots3='' dots4='' dots5=''
  stopwatch $((shown * 1000))
  [ "$waits" = 0 ] || clock=${figure:-$clock}
  while [ -n "$clock" ]; do
    add_digit "${clock%"${clock#?}"}"
    clock=${clock#?}
  done
}

add_digit() {
  case $1 in
    0) set -- 111 101 101 101 111 ;;
    1) set -- 010 110 010 010 111 ;;
    2) set -- 111 001 111 100 111 ;;
    3) set -- 111 001 111 001 111 ;;
    4) set -- 101 101 111 001 001 ;;
    5) set -- 111 100 111 001 111 ;;
    6) set -- 111 100 111 101 111 ;;
    7) set -- 111 001 001 001 001 ;;
    8) set -- 111 101 111 101 111 ;;
    9) set -- 111 101 111 001 111 ;;
    -) set -- 00 00 11 00 00 ;;
    *) set -- 0 1 0 1 0 ;;
  esac
  dots1=${dots1}${1}0 dots2=${dots2}${2}0 dots3=${dots3}${3}0 dots4=${dots4}${4}0 dots5=${dots5}${5}0
}

emit_digits() {
  if [ "$scale" = 0 ]; then
    stopwatch $((shown * 1000))
    [ "$waits" = 0 ] || clock=${figure:+× $figure}
    [ -n "$clock" ] || stopwatch $((shown * 1000))
    emit "  $bold$colour$clock$plain"
    return
  fi
  full='' empty='' copy=0
  while [ "$copy" -lt $((2 * scale)) ]; do
    full=$full$ink empty="$empty " copy=$((copy + 1))
  done
  for dots in "$dots1" "$dots2" "$dots3" "$dots4" "$dots5"; do
    line=''
    while [ -n "$dots" ]; do
      case $dots in 1*) line=$line$full ;; *) line=$line$empty ;; esac
      dots=${dots#?}
    done
    copy=0
    while [ "$copy" -lt "$scale" ]; do
      emit "  $colour$line$plain"
      copy=$((copy + 1))
    done
  done
}
