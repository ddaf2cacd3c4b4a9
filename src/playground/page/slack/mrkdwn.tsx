import type { ReactNode } from "react";

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const unescaped = (text: string): string => text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

/** The text of a message without blocks: who is mentioned, links, bold, and all else as it stands. */
export function Mrkdwn({ text, names }: { text: string; names: Readonly<Record<string, string>> }) {
  return (
    <p className="sk-text">{text.split(/(<[^<>]+>|\*[^*\n]+\*)/g).map((part, index) => piece(part, index, names))}</p>
  );
}

function piece(part: string, key: number, names: Readonly<Record<string, string>>): ReactNode {
  if (/^\*[^*]+\*$/.test(part)) return <b key={key}>{unescaped(part.slice(1, -1))}</b>;
  const tag = /^<([@#!]?)([^|>]+)(?:\|(.*))?>$/.exec(part);
  if (tag === null) return unescaped(part);
  const [, mark = "", target = "", label] = tag;
  const shown = unescaped(label ?? names[target] ?? target);
  if (mark !== "") {
    return (
      <span key={key} className="sk-mention">
        {mark === "#" ? "#" : "@"}
        {shown}
      </span>
    );
  }
  if (!/^(https?|mailto):/.test(target)) return shown;
  return (
    <a key={key} href={unescaped(target)} target="_blank" rel="noreferrer">
      {shown}
    </a>
  );
}
