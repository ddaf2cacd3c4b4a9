import { useEffect, useState } from "react";

const second = 1_000;

/** The desk's clock goes on between snapshots: the instant that it was when this one came, and what has passed since. */
export function useTicking(now: string): Date {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const came = performance.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(performance.now() - came), second);
    return () => clearInterval(timer);
  }, [now]);
  return new Date(Date.parse(now) + passed);
}
