import { useEffect, useState } from "react";
import { locales, nearestLocale } from "../../kernel/locale.ts";
import { Controls } from "./bar/controls.tsx";
import { themes, TopBar, type Panel } from "./bar/top-bar.tsx";
import { Wire } from "./bar/wire.tsx";
import { useKeptFocus } from "./shared/kept-focus.ts";
import { PageProvider } from "./shared/page-context.ts";
import { useMedia, usePreference } from "./shared/preference.ts";
import { wordsIn } from "./shared/words.ts";
import { SlackSide } from "./slack/slack-side.tsx";
import { TeamsSide } from "./teams/teams-side.tsx";
import { usePlayground } from "./use-playground.ts";
import { WalkStrip } from "./walk/walk-strip.tsx";

const sides = ["slack", "teams"] as const;

/** A Slack and a Teams side by side, and above them what the visitor can do to both. */
export function App() {
  const [language, setLanguage] = usePreference("language", locales, nearestLocale(navigator.language, "en"));
  const [theme, setTheme] = usePreference("theme", themes, "auto");
  const [walking, setWalking] = usePreference("walk", ["yes", "no"], "yes");
  const [open, setOpen] = useState({ controls: false, wire: false });
  const [side, setSide] = useState<(typeof sides)[number]>("slack");
  const narrow = useMedia("(max-width: 760px)");
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const dark = theme === "auto" ? systemDark : theme === "dark";
  const words = wordsIn(language);
  const { snapshot, away, slack, teams, trouble, run } = usePlayground(language);

  useKeptFocus(snapshot);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
    document.title = words.title;
  }, [language, dark, words]);

  const toggle = (panel: Panel) => {
    if (panel === "walk") setWalking(walking === "yes" ? "no" : "yes");
    else setOpen({ ...open, [panel]: !open[panel] });
  };

  return (
    <PageProvider value={{ language, words, dark, people: snapshot?.people ?? [], now: snapshot?.now ?? null }}>
      <TopBar
        theme={theme}
        onTheme={setTheme}
        onLanguage={setLanguage}
        open={{ ...open, walk: walking === "yes" }}
        onPanel={toggle}
      />
      {snapshot && open.controls && <Controls now={snapshot.now} knobs={snapshot.knobs} run={run} />}
      {snapshot && walking === "yes" && <WalkStrip snapshot={snapshot} onLeave={() => setWalking("no")} />}
      {(snapshot === null || away) && (
        <p role="status" className="away">
          {words.connecting}
        </p>
      )}
      {trouble.page && (
        <p role="alert" className="away">
          {trouble.page.words}
        </p>
      )}
      <div className="switch" role="group" aria-label={words.platform}>
        {sides.map((one) => (
          <button key={one} type="button" data-switch={one} aria-pressed={side === one} onClick={() => setSide(one)}>
            {one === "slack" ? "Slack" : "Teams"}
          </button>
        ))}
      </div>
      {snapshot && (
        <main className="sides" data-side-shown={side}>
          <SlackSide snapshot={snapshot} inSight={!narrow || side === "slack"} trouble={trouble.slack} {...slack} />
          <TeamsSide snapshot={snapshot} inSight={!narrow || side === "teams"} trouble={trouble.teams} {...teams} />
        </main>
      )}
      {open.wire && <Wire onClose={() => toggle("wire")} />}
    </PageProvider>
  );
}
