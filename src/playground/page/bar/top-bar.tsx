import type { Locale } from "../../../kernel/locale.ts";
import { usePage } from "../shared/page-context.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const panels = ["walk", "controls", "wire"] as const;
export type Panel = (typeof panels)[number];

interface TopBarProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onLanguage: (language: Locale) => void;
  readonly open: Readonly<Record<Panel, boolean>>;
  readonly onPanel: (panel: Panel) => void;
}

/** What the page is, and what can be opened on it. */
export function TopBar({ theme, onTheme, onLanguage, open, onPanel }: TopBarProps) {
  const { words, language } = usePage();
  const labels: Readonly<Record<Panel, string>> = {
    walk: words.walk.open,
    controls: words.controls,
    wire: words.wire.open,
  };
  return (
    <header className="top-bar">
      <h1>
        <span aria-hidden>🎫</span> {words.title}
      </h1>
      {panels.map((panel) => (
        <button key={panel} type="button" className="chip" aria-expanded={open[panel]} onClick={() => onPanel(panel)}>
          {labels[panel]}
        </button>
      ))}
      <a className="chip" href="/gallery">
        {words.gallery}
      </a>
      <select
        aria-label={words.language}
        value={language}
        onChange={({ target }) => onLanguage(target.value === "fr" ? "fr" : "en")}
      >
        <option value="en">English</option>
        <option value="fr">Français</option>
      </select>
      <select
        aria-label={words.theme}
        value={theme}
        onChange={({ target }) => onTheme(themes.find((one) => one === target.value) ?? "auto")}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {words.themes[one]}
          </option>
        ))}
      </select>
    </header>
  );
}
