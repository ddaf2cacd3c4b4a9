import { useEffect, useState } from "react";
import type { Locale } from "../../kernel/locale.ts";
import type { Snapshot, Somebody } from "../protocol.ts";
import { act, watch, type Deed, type Selves } from "./server.ts";

interface Trouble {
  readonly words: string;
  /** Tells one trouble from the next of the same words. */
  readonly news: string;
}

const nobody: Selves = { slack: null, teams: null };
const isNobody = ({ slack, teams }: Selves): boolean => slack === null && teams === null;

const retryAfter = 1_000; // milliseconds: the browser itself gives up after a refusal

/** Both screens as the server tells them, and the hands of the two people before them. */
export function usePlayground(language: Locale) {
  const [selves, setSelves] = useState<Selves>(nobody);
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [away, setAway] = useState(true);
  const [trouble, setTrouble] = useState<Readonly<Record<"slack" | "teams" | "page", Trouble | null>>>({
    slack: null,
    teams: null,
    page: null,
  });

  useEffect(
    () =>
      watch(
        selves,
        (seen) => {
          setAway(seen === null);
          if (seen === null) return;
          const chosen = isNobody(selves) ? newcomers(seen.people, language) : selves;
          if (isNobody(chosen) || chosen === selves) setSnapshot(seen);
          else setSelves(chosen);
        },
        () => void setTimeout(() => setSelves({ ...nobody }), retryAfter),
      ),
    [selves],
  );

  const tell = (where: "slack" | "teams" | "page", words: string | null) =>
    setTrouble((before) => ({ ...before, [where]: words === null ? null : { words, news: crypto.randomUUID() } }));

  const side = (platform: "slack" | "teams") => ({
    does: (deed: Deed) => {
      const as = snapshot?.[platform].me;
      if (as === undefined) return;
      if (deed.do === "read") return void act({ ...deed, as });
      void act({ ...deed, as }).then((words) => tell(platform, words));
    },
    onChoose: (person: string) => setSelves({ ...selvesOf(snapshot), [platform]: person }),
  });

  const run = (request: Promise<unknown>) =>
    void request.then(
      () => tell("page", null),
      (error: unknown) => tell("page", error instanceof Error ? error.message : String(error)),
    );

  return { snapshot, away, trouble, run, slack: side("slack"), teams: side("teams") };
}

/** To begin with, an employee on each side who speaks the visitor's language. */
const newcomers = (people: readonly Somebody[], language: Locale): Selves => {
  const on = (platform: Somebody["platform"]) =>
    people.find((one) => one.platform === platform && one.role === "employee" && one.language === language)?.id ?? null;
  return { slack: on("slack"), teams: on("teams") };
};

const selvesOf = (snapshot: Snapshot | null): Selves => ({
  slack: snapshot?.slack.me ?? null,
  teams: snapshot?.teams.me ?? null,
});
