import { zone, type ClockMove, type Knobs } from "../../protocol.ts";
import { loseCard, moveClock, startOver, turnKnobs } from "../server.ts";
import { usePage } from "../shared/page-context.ts";
import { useTicking } from "../shared/use-ticking.ts";

const moves: readonly ClockMove[] = ["minutes", "hour", "day", "monday"];
const knobNames = [
  "twice",
  "rateLimited",
  "slow",
  "loseAnswers",
  "expiredTriggers",
  "slackDown",
  "teamsDown",
] as const satisfies readonly (keyof Knobs)[];

interface ControlsProps {
  readonly now: string;
  readonly knobs: Knobs;
  /** Runs a request, and tells the visitor when it failed. */
  readonly run: (request: Promise<unknown>) => void;
}

/** The desk's clock, bad weather, and a clean slate. */
export function Controls({ now, knobs, run }: ControlsProps) {
  const { words, language } = usePage();
  const inZone = { timeZone: zone } as const;
  const shown = new Intl.DateTimeFormat(language, { ...inZone, weekday: "short", day: "numeric", month: "short" });
  const hour = new Intl.DateTimeFormat(language, { ...inZone, hour: "numeric", minute: "2-digit" });
  const at = useTicking(now);
  return (
    <div className="controls">
      <div role="group" aria-label={words.clock}>
        <time dateTime={now} className="clock" title={words.clock}>
          🕘 {shown.format(at)}, {hour.format(at)} (Paris)
        </time>
        {moves.map((move) => (
          <button key={move} type="button" className="chip" onClick={() => run(moveClock(move))}>
            {words.move[move]}
          </button>
        ))}
      </div>
      <div role="group" aria-label={words.knobs}>
        {knobNames.map((knob) => (
          <button
            key={knob}
            type="button"
            className="chip"
            aria-pressed={knobs[knob]}
            onClick={() => run(turnKnobs({ [knob]: !knobs[knob] }))}
          >
            {words.knob[knob]}
          </button>
        ))}
      </div>
      <div role="group" aria-label={words.controls}>
        <button type="button" className="chip" onClick={() => run(loseCard())}>
          {words.cardGone}
        </button>
        <button
          type="button"
          className="chip"
          onClick={() => {
            if (confirm(words.startOverSure)) run(startOver());
          }}
        >
          {words.startOver}
        </button>
      </div>
    </div>
  );
}
