import { cannotStart } from "../kernel/errors.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

/** Aborts when the process is told to end, so that it takes back what it began. One more signal ends it at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) return;
    controller.abort(cannotStart(`Stopped by ${signal}: nothing of it is left.`));
    // Only later: npm passes a Ctrl-C on that the program has got already.
    setTimeout(() => signals.forEach((each) => process.removeListener(each, stop)), 1_000).unref();
  };
  for (const signal of signals) process.on(signal, stop);
  return controller.signal;
}
