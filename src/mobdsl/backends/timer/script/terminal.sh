# -- the terminal --------------------------------------------------------------------------------------------------

# What there is: `screen`, a terminal that can be drawn on, then open as 4 too; `keys`, one that can be read, as 3.
find_terminal() {
  screen=0 keys=0 full_screen=0 taken=0 saved=''
  if [ -t 1 ]; then
    [ "${TERM:-dumb}" = dumb ] || { exec 4>&1 && screen=1; }
    if [ -t 0 ]; then
      exec 3<&0 && keys=1
    elif (: </dev/tty) 2>/dev/null; then
      exec 3</dev/tty && keys=1
    fi
  fi
  [ "$keys" = 0 ] || saved=$(stty -g <&3 2>/dev/null) || keys=0
  [ "$keys" = 1 ] || patient=0
}

# Keys come one by one and unseen; a read waits a fifth of a second, and so often do we look at the clock. With its
# function undefined ^Z is a key like others, which lets us put the terminal in order before we stop.
take_terminal() {
  taken=1
  [ "$keys" = 0 ] || stty -icanon -echo min 0 time 2 susp undef <&3
  [ "$full_screen" = 0 ] || printf '%s' "${esc}[?1049h${esc}[?25l${esc}[?7l"
  measure_terminal
}

give_terminal_back() {
  [ "$taken" = 1 ] || return 0
  taken=0
  [ "$full_screen" = 0 ] || printf '%s' "${esc}[?7h${esc}[?25h${esc}[?1049l"
  [ "$keys" = 0 ] || stty "$saved" <&3
}

measure_terminal() {
  resized=0 drawn='' size=''
  [ "$screen" = 0 ] || size=$(stty size <&4 2>/dev/null)
  case $size in
    [1-9]*' '[1-9]*) rows=${size% *} columns=${size#* } ;;
    *) rows=24 columns=80 ;;
  esac
}

# One key into `key`, empty where none came in time. An arrow is three bytes and becomes one of our letters.
read_key() {
  read_byte
  [ "$key" = "$esc" ] || return 0
  read_byte
  case $key in '[' | O) read_byte ;; esac
  case $key in
    C) key=n ;;
    D) key=b ;;
    *) key='' ;;
  esac
}

# The x keeps the newline that Enter sends. A terminal that is gone is not asked again.
read_byte() {
  { key=$(dd bs=1 count=1 <&3 || printf 'gone'; printf x); } 2>/dev/null
  key=${key%x}
  [ "$key" != gone ] || keys=0 patient=0 key=''
}

# Stops as if ^Z had been pressed in a program that knows nothing of it.
step_aside() {
  give_terminal_back
  kill -s TSTP 0
  continued=1
}
