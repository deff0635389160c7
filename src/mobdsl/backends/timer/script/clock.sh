# -- the clock -----------------------------------------------------------------------------------------------------

# GNU's date knows milliseconds; another one leaves a letter in its answer and is asked for whole seconds.
start_clock() {
  clock_format='+%s%3N' fractions=0
  case $(date "$clock_format") in
    *[!0-9]*) clock_format='+%s000' ;;
  esac
  ! sleep 0.01 2>/dev/null || fractions=1
  origin=$(date +%s)
  read_clock
  zero=$now last=$now position=0 idle=0
}

# The time into `now`, counted from a moment of this run: some shells calculate in 32 bits.
read_clock() {
  stamp=$(date "$clock_format")
  whole=${stamp%???}
  now=$(((whole - origin) * 1000 + 1${stamp#"$whole"} - 1000))
}

# The time in the session, into `position`. A pause does not count, nor does a prompt, nor the time while we are
# stopped. Where the machine slept, or somebody set its clock, we wait for the person.
tick() {
  read_clock
  gap=$((now - last)) hold=$paused
  last=$now
  if [ "$continued" = 1 ]; then
    continued=0 hold=1
    take_terminal
  elif [ "$gap" -lt 0 ]; then
    hold=1
  elif [ "$gap" -gt 10000 ] && [ "$keys" = 1 ] && [ "$kind" != prompt ]; then
    hold=1 paused=1
  fi
  if [ "$hold" = 1 ]; then
    zero=$((zero + gap)) idle=$((idle + gap))
  elif [ "$kind$waits" = prompt1 ]; then
    zero=$((zero + gap))
  fi
  position=$(((now - zero) * speed))
}

# Sleeps to the next moment that counts, but for a second at most: a signal has to wait for as long as that.
nap() {
  find_due
  rest=$(((${due:-position} - position + speed - 1) / speed)) longest=1000
  [ "$screen" = 0 ] || longest=200
  [ "$rest" -lt "$longest" ] && [ "$rest" -gt 0 ] || rest=$longest
  if [ "$fractions" = 0 ] || [ "$rest" -eq 1000 ]; then
    sleep 1
  else
    rest=$((rest + 1000))
    sleep "0.${rest#1}"
  fi
}
