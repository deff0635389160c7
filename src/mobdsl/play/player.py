"""A session that runs: the engine with a clock, a sound, a journal, and what lies over it. Whoever draws it asks for
scenes and hands on keys.
"""

from __future__ import annotations

from enum import StrEnum

from mobdsl.play import prompts
from mobdsl.play.book import Kept
from mobdsl.play.clock import GAP
from mobdsl.play.dialogs import About, Dialog, correction, endings, start
from mobdsl.play.hearing import hear
from mobdsl.play.journal import Moment
from mobdsl.play.outline import outline
from mobdsl.play.showing import place_words, scene_of
from mobdsl.play.summary import summary
from mobdsl.play.words import waits
from mobdsl.records import define, evolve, field
from mobdsl.session.engine import react
from mobdsl.session.engine_turn import prompt_on
from mobdsl.session.engine_types import Does, Event, On, Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.play.clock import Clock
    from mobdsl.play.forms import Form
    from mobdsl.play.journal import Journal
    from mobdsl.play.outline import Outline
    from mobdsl.play.scene import Scene
    from mobdsl.play.sound import Sound
    from mobdsl.session.engine_types import Effect, State
    from mobdsl.session.program_types import Value

HEARTBEAT = 5000
"""So often the journal is told how late it is while nothing happens."""

SHOWN_FOR = 5000
"""So long a notice is shown."""

_REFUSALS = {
    "alternative": "There is no such form of this movement.",
    "value": "That is no answer here.",
    "question": "Nobody asked for that.",
}


class Part(StrEnum):
    """Where a player is."""

    WAITING = "waiting"
    """Nothing has begun: what there is to know is shown."""
    PLAYING = "playing"
    ASKING = "asking"
    """The session has ended, and is asked about."""
    SHOWING = "showing"
    """What was done is shown."""
    OVER = "over"


@define
class Player:
    """The only thing of a session that changes."""

    state: State
    clock: Clock
    sound: Sound
    journal: Journal
    line_of: Callable[[State], str | None]
    """The line for the log, if the session ended as it is; None where nothing was done."""
    keep: Callable[[str], Kept]
    """Puts the line into the log."""
    began: int = 0
    """When it began, on ``clock``."""
    gap: int = GAP
    """So long nobody looks at the clock only where the machine sleeps."""
    part: Part = Part.WAITING
    signal: int | None = None
    """What ended it from outside."""
    form: Form | None = None
    """The question of the session that is on."""
    dialog: Dialog | None = None
    """What lies over the session."""
    notice: str = ""
    told: tuple[str, ...] = ()
    """What was done, as it is told at the end."""
    news: list[Effect] = field(factory=list)
    """What happened since somebody took it from here: for who shows lines."""
    _step: int | None = None
    _questions: list[Dialog] = field(factory=list)
    _known: Outline | None = None
    _last: int | None = None
    _kept: int = 0
    _noticed: int = 0

    @property
    def over(self) -> bool:
        """Whether there is nothing more to show."""
        return self.part is Part.OVER

    @property
    def status(self) -> int:
        """The exit code: 0 finished, 1 stopped before, 128 and more ended by a signal."""
        if self.signal is not None:
            return 128 + self.signal
        return 0 if self.state.how == "finished" else 1

    @property
    def known(self) -> Outline:
        """What is known of the program before it is played."""
        if self._known is None:
            self._known = outline(self.state.program)
        return self._known

    @property
    def asked(self) -> Form | None:
        """The form that is shown, of whatever it is."""
        return self.dialog.form if self.dialog else self.form

    def put(self, form: Form) -> None:
        """The form that is shown, in another state of it."""
        if self.dialog:
            self.dialog = evolve(self.dialog, form=form)
        else:
            self.form = form

    def scene(self) -> Scene:
        """What there is to see now."""
        scene = evolve(scene_of(self.state, self.known), notice=self.notice, form=self.form)
        return self.dialog.over(scene) if self.dialog else scene

    # -- time

    def wait(self, step: int | None = None) -> None:
        """Shows what there is to know before it begins, at ``step`` where one is chosen."""
        self._step = step
        self.dialog = start(self.state.program, self.known)

    def begin(self, step: int | None = None) -> None:
        """Starts, at ``step`` where one is chosen."""
        self.part, self.dialog = Part.PLAYING, None
        self._last = self.began = self.clock()
        self.do(Does.START, self._step if step is None else step)

    def go_on(self) -> None:
        """Goes on with a session that was left: it is paused where it was, or asked about where it had ended."""
        self.part = Part.PLAYING
        self._last = self.clock()
        if self.state.status is Status.DONE:
            self._end()
        else:
            self._ask_again()
            self.do(Does.PAUSE)

    def tick(self) -> None:
        """Lets the time pass that has passed; a gap is a machine that slept."""
        gap = self._gap()
        if self.notice and self.clock() - self._noticed > SHOWN_FOR:
            self.notice = ""
        if self.part is not Part.PLAYING:
            return
        if gap > self.gap:
            self._slept(gap)
            return
        self._apply(Event(Does.TIME, self._now()))
        if self.part is Part.PLAYING and self.state.now - self._kept >= HEARTBEAT:
            self._note(Does.TIME)

    def came_back(self) -> None:
        """The process was stopped and goes on: nobody followed meanwhile."""
        gap = self._gap()
        if self.part is Part.PLAYING:
            self._slept(gap)

    def _gap(self) -> int:
        now = self.clock()
        gap = now - (now if self._last is None else self._last)
        self._last = now
        return gap

    def _slept(self, gap: int) -> None:
        self.do(Does.SLEPT, gap)
        if self.state.status is Status.PAUSED:
            self.tell("Nobody was here for a while: the session waits where it was.")

    def _now(self) -> int:
        return self.clock() - self.began

    # -- events

    def do(self, does: Does, value: Value | None = None, name: str | None = None) -> None:
        """Something happens, now."""
        self._apply(Event(does, self._now(), value, name))
        self._note(does, value, name)

    def _apply(self, event: Event) -> None:
        was_over = self.state.status is Status.DONE
        self.state, effects = react(self.state, event)
        for effect in effects:
            if effect.word == "ask":
                self._ask_again()
            elif effect.word == "refuse":
                self.tell(_REFUSALS.get(str(effect.value), "That cannot be done here."))
        if prompt_on(self.state) is None:
            self.form = None
        hear(effects, self.state, self.sound)
        self.news += effects
        if self.state.status is Status.DONE and not was_over:
            self._end()

    def _ask_again(self) -> None:
        prompt = prompt_on(self.state)
        self.form = prompts.form_of(prompt, self.state.program) if prompt else None

    def tell(self, text: str) -> None:
        """Shows ``text`` for some seconds."""
        self.notice, self._noticed = text, self.clock()

    def _note(self, does: Does, value: Value | None = None, name: str | None = None) -> None:
        """Tells the journal what has just happened."""
        self._kept = self.state.now
        if self.part in (Part.PLAYING, Part.ASKING):
            place = place_words(self.state, self.known)
            self.journal.write(Moment(self.state.now, (does.value, value, name), self.line_of(self.state), place))
            if self.journal.trouble:
                self.tell(self.journal.trouble)
                self.journal.trouble = None

    def pause(self) -> None:
        """Pauses, where it runs."""
        if self.part is Part.PLAYING and self.state.status is Status.RUNNING:
            self.do(Does.PAUSE)

    def interrupt(self, signal: int) -> None:
        """Ends all at once, as a signal asks: what was done is kept first."""
        self.signal = self.signal or signal
        self.leave()
        self.part = Part.OVER

    @property
    def waits_for_somebody(self) -> bool:
        """Whether nothing goes on without a key."""
        state = self.state
        if self.part is not Part.PLAYING:
            return not self.over
        return state.status is Status.PAUSED or state.on is On.PROMPT or (state.on is On.STEP and waits(state))

    @property
    def shows_the_end(self) -> bool:
        """Whether all is done, and what was done is shown."""
        return self.part is Part.SHOWING

    def leave(self) -> None:
        """Ends what goes on without asking any more: what was done is kept."""
        self.dialog = None
        if self.part is Part.PLAYING:
            self.do(Does.QUIT)
        if self.part is Part.ASKING:
            self.finish()
        if self.part is Part.WAITING:
            self.journal.remove()
            self.part = Part.OVER

    # -- what lies over the session

    def open(self, dialog: Dialog | str) -> None:
        """Shows ``dialog``, or says why there is none; the session waits where that is so."""
        if isinstance(dialog, str):
            self.tell(dialog)
            return
        resumes = dialog.waits and self.state.status is Status.RUNNING
        if resumes:
            self.do(Does.PAUSE)
        self.dialog = evolve(dialog, resumes=resumes)

    def close(self) -> None:
        """Takes away what lies over the session, which goes on where it was paused for it."""
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        match dialog.about:
            case About.ENDING:
                self.finish()
            case About.START:
                self.leave()
            case About.SUMMARY:
                self.part = Part.OVER
            case _ if dialog.resumes:
                self.do(Does.RESUME)

    def answer(self, value: str | None) -> None:
        """What was answered in the dialog."""
        dialog = self.dialog
        assert dialog is not None
        if dialog.about is About.ENDING:
            self._answer_ending(dialog, value)
            return
        self.close()
        match dialog.about:
            case About.JUMP if value:
                self.do(Does.JUMP, int(value))
            case About.STOPS if value:
                self.do(Does.STOP, int(value))
            case About.QUIT if value == "quit":
                self.do(Does.QUIT)
            case About.REPS:
                if value:
                    self.do(Does.REPS, int(float(value)))
                self.open(correction(self.state, About.LOAD))
            case About.LOAD if value:
                self.do(Does.SET, value)

    # -- the end

    def _end(self) -> None:
        self.dialog = None
        self.part = Part.ASKING
        if self.line_of(self.state) is not None:
            self._questions = list(endings(self.state))
        self._ask_ending()

    def _ask_ending(self) -> None:
        if self._questions:
            self.dialog = self._questions.pop(0)
        else:
            self.finish()

    def _answer_ending(self, dialog: Dialog, value: str | None) -> None:
        assert dialog.form is not None
        if value is not None:
            self.do(Does.ANSWER, prompts.kept(dialog.form, value), dialog.form.name)
        self._ask_ending()

    def finish(self) -> None:
        """Puts the line into the log, and shows what was done."""
        self.part = Part.SHOWING
        line = self.line_of(self.state)
        kept = self.keep(line) if line else Kept("Nothing was done, so nothing is kept.", safe=True)
        if kept.safe:
            self.journal.remove()
        else:
            self.journal.close()
        self.dialog = summary(self.state, line, kept.told)
        self.told = (self.dialog.title, *self.dialog.rows)
