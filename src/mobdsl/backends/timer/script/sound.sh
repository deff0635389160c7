# -- sound ---------------------------------------------------------------------------------------------------------

find_voice() {
  speaker='' voice='' sound_before=bell
  for candidate in say spd-say espeak-ng espeak termux-tts-speak powershell.exe; do
    if [ "$sound" != bell ] && command -v "$candidate" >/dev/null 2>&1; then
      voice=$candidate sound_before=voice
      break
    fi
  done
  [ "$sound" != voice ] || sound=$sound_before
}

# The text goes in as input or behind a --: it is never an option and never a command.
# shellcheck disable=SC2016 # what looks like a variable of ours is PowerShell's
speak_with_voice() {
  case $voice in
    say) printf '%s\n' "$1" | say -f - ;;
    spd-say) spd-say --wait ${lang:+--language "$lang"} -- "$1" ;;
    termux-tts-speak) printf '%s\n' "$1" | termux-tts-speak ${lang:+-l "$lang"} ;;
    powershell.exe)
      printf '%s\n' "$1" | powershell.exe -NoProfile -Command 'Add-Type -AssemblyName System.Speech;
        $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Speak([Console]::In.ReadToEnd())'
      ;;
    *) printf '%s\n' "$1" | "$voice" ${lang:+-v "$lang"} --stdin ;;
  esac
}

# In the background, for the clock goes on; what is still being said gives way.
speak() {
  hush
  (
    trap 'kill "$speaking"; exit' TERM
    speak_with_voice "$1" &
    speaking=$!
    wait "$speaking"
  ) </dev/null >/dev/null 2>&1 3<&- 4>&- &
  speaker=$!
}

hush() {
  [ -z "$speaker" ] || kill "$speaker" 2>/dev/null
  speaker=''
}

ring() {
  [ ! -t 1 ] || printf '\a'
}

announce() {
  case $sound in
    voice) speak "$1" ;;
    bell) ring ;;
  esac
}

# Something short in passing: it does not cut off what is being said, but rings instead.
remark() {
  if [ "$sound" = voice ] && { [ -z "$speaker" ] || ! kill -0 "$speaker" 2>/dev/null; }; then
    speak "$1"
  elif [ "$sound" != off ]; then
    ring
  fi
}
