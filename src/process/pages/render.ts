import type { Action } from "../../features/actions.ts";
import type { Text } from "../../kernel/text.ts";
import { shownTime } from "../../screen/plain-text.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { drawChart } from "./draw-chart.ts";
import { escaped } from "./html.ts";

/** A message as HTML: nothing that people wrote is markup. Buttons that lead to another page are links, all others are left out. */
export const render = (message: Message, heading: Heading): string =>
  message.blocks.map((block, index) => renderBlock(block, message, index === 0 ? heading : "h2")).join("\n");

/** What the first heading of a message is on its page. */
type Heading = "h1" | "h2";

type Reader = Pick<Message, "locale" | "zone">;

function renderBlock(block: Block, reader: Reader, heading: Heading): string {
  switch (block.kind) {
    case "heading": {
      const under = (block.under ?? []).map((line) => `<p>${inline(line, reader)}</p>`).join("");
      return `<${heading}>${escaped(`${block.mark ?? ""}${block.text}`)}</${heading}>${under}`;
    }
    case "quote":
      return `<blockquote>${escaped(block.text)}</blockquote>`;
    case "paragraph":
      return `<p>${inline(block.text, reader)}</p>`;
    case "aside":
      return `<p class="aside">${inline(block.text, reader)}</p>`;
    case "facts":
      return `<dl>${block.facts
        .map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${inline(value, reader)}</dd></div>`)
        .join("")}</dl>`;
    case "item": {
      const under = block.under === undefined ? "" : `<small>${inline(block.under, reader)}</small>`;
      const way = block.button === null ? "" : linkTo(block.button);
      return `<div class="item"><p>${inline(block.text, reader)}${under}</p>${way}</div>`;
    }
    case "buttons": {
      const ways = [...block.buttons, ...block.overflow].map(linkTo).join("");
      return ways === "" ? "" : `<nav>${ways}</nav>`;
    }
    case "chart":
      return drawChart(block.title, block.chart, reader.locale);
    case "picture":
      return ""; // a page of figures shows nobody's files
    case "divider":
      return "<hr>";
  }
}

const inline = (text: Text, reader: Reader): string =>
  text
    .map((run) => {
      switch (run.kind) {
        case "plain":
        case "link":
          return escaped(run.text);
        case "bold":
          return `<strong>${escaped(run.text)}</strong>`;
        case "mention":
          return `<strong>${escaped(run.name)}</strong>`;
        case "time":
          return `<time datetime="${run.at.toISOString()}">${escaped(shownTime(run, reader))}</time>`;
      }
    })
    .join("");

function linkTo({ label, action, about }: Button): string {
  if (action.do !== "report") return "";
  const named = about === undefined ? "" : ` aria-label="${escaped(`${label} · ${about}`)}"`;
  return `<a href="?${escaped(queryOf(action))}"${named}>${escaped(label)}</a>`;
}

/** What of it stands in the address of the page of figures. */
function queryOf({ period, queue, of, part, after }: Extract<Action, { do: "report" }>): string {
  const asked = { period, queue, by: of?.by, value: of?.value, part, after };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined && value !== null) query.set(name, value);
  return query.toString();
}
