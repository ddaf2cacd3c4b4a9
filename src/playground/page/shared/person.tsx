import type { Somebody } from "../../protocol.ts";
import { usePage } from "./page-context.ts";

interface ActAsProps {
  readonly platform: Somebody["platform"];
  readonly me: string;
  readonly onChoose: (id: string) => void;
}

/** Whom the visitor is on one side. */
export function ActAs({ platform, me, onChoose }: ActAsProps) {
  const { words, people } = usePage();
  return (
    <label className="act-as">
      <span>{words.actAs}</span>
      <select data-testid={`${platform}-act-as`} value={me} onChange={({ target }) => onChoose(target.value)}>
        {people
          .filter((one) => one.platform === platform)
          .map(({ id, name, role, language }) => (
            <option key={id} value={id}>
              {`${name} · ${words.role[role]} · ${words.speaks[language]}`}
            </option>
          ))}
      </select>
    </label>
  );
}

const colours = ["#7c3f58", "#2b6a6c", "#8a5a00", "#3d5a9e", "#6b4f9e", "#4f6b2f", "#a0452e", "#2f6f9e"];

/** Initials on a colour of their own; the app has a ticket. */
export function Avatar({ name, app }: { name: string; app: boolean }) {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 2);
  const sum = Array.from(name, (letter) => letter.codePointAt(0) ?? 0).reduce((total, code) => total + code, 0);
  return (
    <span
      aria-hidden
      className={app ? "avatar avatar-app" : "avatar"}
      style={app ? undefined : { background: colours[sum % colours.length] }}
    >
      {app ? "🎫" : initials}
    </span>
  );
}
