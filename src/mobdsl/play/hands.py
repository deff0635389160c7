"""What keys, clicks and typed texts do to a player."""

from __future__ import annotations

from mobdsl.play import prompts
from mobdsl.play.dialogs import About, opened
from mobdsl.play.forms import Answered, Look, press
from mobdsl.play.keys import Action, action_of
from mobdsl.play.player import Part
from mobdsl.play.words import is_between_sets, is_total
from mobdsl.records import evolve
from mobdsl.session.engine_turn import present, prompt_on
from mobdsl.session.engine_types import Does, On, Status
from mobdsl.session.program_types import Asked, End

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.play.player import Player

STEP_BY = 10_000
"""So much longer or shorter a key makes a step."""

_DOES = {
    Action.NEXT: Does.NEXT,
    Action.ENOUGH: Does.ENOUGH,
    Action.BACK: Does.BACK,
    Action.EASIER: Does.EASIER,
    Action.HARDER: Does.HARDER,
}


_SCROLLS = {"down": 1, "up": -1, "pagedown": 5, "pageup": -5}
"""Rows that a key goes down in what is only read."""


def press_key(player: Player, key: str) -> Action | None:
    """What ``key`` does; an action that is none of the session's is given back."""
    if player.over:
        return None
    if player.dialog is not None:
        return _in_dialog(player, key)
    if player.form is not None and _in_question(player, key):
        return None
    action = action_of(key)
    return _act(player, action) if action else None


def choose(player: Player, place: int) -> None:
    """Chooses an option of the form that is shown, as a click does."""
    form = player.asked
    if form is None or not 0 <= place < len(form.options):
        return
    player.put(evolve(form, chosen=place))
    if form.look in (Look.OPTIONS, Look.LIST):
        press_key(player, "enter")


def type_in(player: Player, text: str) -> None:
    """Types ``text`` where something is typed."""
    for character in text:
        form = player.asked
        if form is not None and form.look in (Look.TEXT, Look.NUMBER, Look.SCALE):
            press_key(player, "space" if character.isspace() else character)


def _in_dialog(player: Player, key: str) -> Action | None:
    dialog = player.dialog
    assert dialog is not None
    if key == "escape":
        player.close()
    elif dialog.form is None:
        return _in_page(player, key)
    else:
        made = press(dialog.form, key)
        if isinstance(made, Answered):
            player.answer(made.value)
        else:
            player.put(made)
    return None


def _in_page(player: Player, key: str) -> Action | None:
    """In what is only read any key of ours closes; at the end only those that mean it."""
    if key in _SCROLLS and player.dialog is not None:
        player.dialog = player.dialog.scrolled(_SCROLLS[key])
        return None
    action = action_of(key)
    if action is Action.LIGHT:
        return action
    about = player.dialog.about if player.dialog else None
    if about is About.START and action in (Action.DONE, Action.PAUSE, Action.NEXT):
        player.begin()
    elif about in (About.SUMMARY, About.START):
        if action in (Action.DONE, Action.QUIT):
            player.close()
    elif action is not None:
        player.close()
    return None


def _in_question(player: Player, key: str) -> bool:
    """Whether ``key`` was for the question that is on."""
    form, prompt = player.form, prompt_on(player.state)
    if form is None or prompt is None:
        return False
    if player.state.status is Status.PAUSED:
        return False
    made = press(form, key)
    if not isinstance(made, Answered):
        player.form = made
        return made != form
    if made.value is None:
        player.do(Does.NEXT)
    elif made.value == prompts.STOP_HERE:
        player.do(Does.QUIT)
    elif prompt.type is Asked.AGAIN:
        player.do(Does.AGAIN if made.value == "again" else Does.ENOUGH)
    else:
        player.do(Does.ANSWER, prompts.value_of(prompt, made.value), prompt.name)
    return True


def _act(player: Player, action: Action) -> Action | None:
    if player.part is not Part.PLAYING:
        return None
    if action in _DOES:
        player.do(Does.ENOUGH if action is Action.NEXT and is_total(player.state) else _DOES[action])
        return None
    match action:
        case Action.PAUSE:
            player.do(Does.RESUME if player.state.status is Status.PAUSED else Does.PAUSE)
        case Action.DONE:
            player.do(_done(player))
        case Action.MORE | Action.LESS:
            player.do(Does.ADD, STEP_BY if action is Action.MORE else -STEP_BY)
        case Action.VOICE | Action.TONES:
            player.tell(_toggled(player, action))
        case Action.LIGHT:
            return action
        case _:
            player.open(opened(action, player.state))
    return None


def _done(player: Player) -> Does:
    """Enter goes on: in a pause, behind the lead-in, to the next set of a total, to the next round on a clock."""
    state = player.state
    if state.status is Status.PAUSED:
        return Does.RESUME
    if state.on is On.LEAD:
        return Does.NEXT
    if is_between_sets(state):
        return Does.AGAIN
    return Does.NEXT if state.on is On.STEP and present(state).end is End.GROUP else Does.DONE


def _toggled(player: Player, action: Action) -> str:
    sound = player.sound
    if action is Action.TONES:
        sound.tones_on = not sound.tones_on
        return f"Tones are {'on' if sound.tones_on else 'off'}."
    if sound.voice is None:
        return "This machine has no voice: the bell rings."
    sound.voice_on = not sound.voice_on
    if not sound.voice_on:
        sound.hush()
    return f"The voice is {'on' if sound.voice_on else 'off'}."
