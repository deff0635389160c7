"""``python tests/fuzz.py SECONDS [LAW]...``: looks for what breaks a law, with fresh draws, for so many seconds.

Every law gets its turn again and again. What breaks one is made as small as the time allows and written to
``tests/found``. Ends with 1 where something was found.
"""

import random
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis.errors import HypothesisException

sys.path.insert(0, str(Path(__file__).parent))

from support.finds import FOLDER, Find, spelled
from support.laws import Law, files_of_laws, laws_of

EXAMPLES_IN_A_TURN = 30


class TimeIsUpError(BaseException):
    """Nothing on the way catches it."""


class Exploration:
    """Turns of the ``laws`` for so many ``seconds``. ``finds`` has the smallest for each law that is broken."""

    def __init__(self, laws: list[Law], seconds: float) -> None:
        self.laws = laws
        self.seconds = seconds
        self.drawn = 0
        self.finds: dict[str, Find] = {}
        self.is_over = False
        self.is_in_a_law = False

    def run(self) -> None:
        """Goes round until the time is up; a law that is broken gets no further turn."""
        signal.signal(signal.SIGALRM, self._stop)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        while turns := [law for law in self.laws if law.name not in self.finds and not self.is_over]:
            random.shuffle(turns)
            for law in turns:
                if not self.is_over:
                    self._turn(law)
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _stop(self, *_: object) -> None:
        """Ends an example that goes on and on; between two of them hypothesis would take it for a fault of its own."""
        self.is_over = True
        if self.is_in_a_law:
            raise TimeIsUpError

    def _turn(self, law: Law) -> None:
        def tried(*arguments: Any) -> None:
            if self.is_over:
                raise TimeIsUpError
            self.drawn += 1
            self.is_in_a_law = True
            try:
                law.holds(*arguments)
            except HypothesisException:
                raise  # no case of the law
            except Exception as error:
                self.is_in_a_law = False
                self._keep(law, arguments, error)
                raise
            finally:
                self.is_in_a_law = False

        fresh = settings(
            max_examples=EXAMPLES_IN_A_TURN,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )
        try:
            fresh(given(*law.strategies)(_with_arguments(tried, len(law.strategies))))()
        except TimeIsUpError:
            return
        except Exception:
            if law.name not in self.finds:
                raise

    def _keep(self, law: Law, arguments: tuple[Any, ...], error: Exception) -> None:
        known = self.finds.get(law.name)
        if known is None or len(spelled(arguments)) <= len(spelled(known.arguments)):
            self.finds[law.name] = Find(law.name, arguments, "".join(traceback.format_exception_only(error)))


def _with_arguments(tried: Any, count: int) -> Any:
    """A function of ``count`` named arguments, which is what hypothesis asks for."""
    names = ", ".join(f"argument_{number}" for number in range(count))
    return eval(f"lambda {names}: tried({names})", {"tried": tried})


def main() -> int:
    seconds, names = float(sys.argv[1]), sys.argv[2:]
    begun = time.monotonic()
    laws = [law for file in files_of_laws() for law in laws_of(file) if not names or law.name in names]
    exploration = Exploration(laws, max(1, seconds - (time.monotonic() - begun)))
    exploration.run()
    for find in exploration.finds.values():
        file = FOLDER / find.file_name
        file.parent.mkdir(exist_ok=True)
        file.write_text(find.text, "utf-8")
        print(f"tests/found/{file.name} breaks {find.law}\n{find.error}")
    print(f"{exploration.drawn} examples of {len(laws)} laws: {len(exploration.finds)} of them broken")
    return 1 if exploration.finds else 0


if __name__ == "__main__":
    sys.exit(main())
