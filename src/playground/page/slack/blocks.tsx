import { useEffect, useRef, type ReactNode } from "react";
import { Message } from "slack-blocks-to-jsx";
import type { Block } from "slack-blocks-to-jsx";
import { z } from "zod";
import { drawChart, type DrawnChart } from "../shared/draw-chart.ts";
import { usePage } from "../shared/page-context.ts";
import { Menu } from "../shared/menu.tsx";
import { readBlock, type AnyText, type OwnBlock, type Pressable } from "./block-kit.ts";
import { readDate, withDates } from "./slack-date.ts";

type Press = (pressed: { readonly label: string; readonly value: string | undefined }) => void;

const libraryBlocks = z.array(z.custom<Block>((block) => typeof block === "object" && block !== null));

interface BlocksProps {
  readonly blocks: readonly unknown[];
  readonly names: Readonly<Record<string, string>>;
  readonly onPress: Press;
  /** Draws an input block; nothing draws them in a message. */
  readonly field?: (block: Extract<OwnBlock, { type: "input" }>) => ReactNode;
}

/**
 * Blocks as Slack draws them: rich text by the library. Plain text is ours, as the library reads markup in it,
 * and so are buttons, which must be pressed by keyboard too.
 */
export function Blocks({ blocks, names, onPress, field }: BlocksProps) {
  return blocks.map((block, index) => {
    const read = readBlock(block);
    if (read === null) return <LibraryBlock key={index} block={block} names={names} />;
    if (read.type === "input") return <div key={read.label}>{field?.(read)}</div>;
    return <Own key={index} block={read} onPress={onPress} />;
  });
}

function LibraryBlock({ block, names }: { block: unknown; names: BlocksProps["names"] }) {
  const { dark, ...reader } = usePage();
  const users = Object.entries(names).map(([id, name]) => ({ id, name }));
  return (
    <Message
      key={reader.language} // it reads dates as on its first drawing
      withoutWrapper
      name=""
      logo=""
      theme={dark ? "dark" : "light"}
      blocks={libraryBlocks.safeParse([block]).data ?? []}
      data={{ users, channels: users }}
      hooks={{ date: ({ timestamp, format, fallback }) => readDate(Number(timestamp), format, reader) ?? fallback }}
    />
  );
}

function Own({ block, onPress }: { block: Exclude<OwnBlock, { type: "input" }>; onPress: Press }) {
  switch (block.type) {
    case "header":
      return <h4 className="sk-header">{block.text}</h4>;
    case "data_visualization":
      return <Chart chart={chartOf(block)} />;
    case "divider":
      return <hr className="sk-divider" />;
    case "context":
      return (
        <p className="sk-context">
          {block.elements.map((one, index) => (
            <Words key={index} text={one} />
          ))}
        </p>
      );
    case "section":
      return (
        <div className="sk-section">
          <p>
            <Words text={block.text} />
          </p>
          {block.accessory && <Press press={block.accessory} onPress={onPress} />}
        </div>
      );
    case "actions":
      return (
        <div className="sk-actions">
          {block.elements.map((one, index) => (
            <Press key={index} press={one} onPress={onPress} />
          ))}
        </div>
      );
  }
}

function chartOf({ title, chart }: Extract<OwnBlock, { type: "data_visualization" }>): DrawnChart {
  if (chart.type === "pie") return { title, kind: "shares", slices: chart.segments };
  const series = chart.series.map(({ name, data }) => ({ name, values: data.map(({ value }) => value) }));
  return { title, kind: "bars", labels: chart.axis_config.categories, series };
}

function Chart({ chart }: { chart: DrawnChart }) {
  const host = useRef<HTMLDivElement>(null);
  const json = JSON.stringify(chart);
  useEffect(() => {
    const drawn: DrawnChart = JSON.parse(json);
    host.current?.replaceChildren(drawChart(drawn));
  }, [json]);
  return <div ref={host} />;
}

function Words({ text }: { text: AnyText }) {
  const reader = usePage();
  return typeof text === "string" ? text : withDates(text.markup, reader);
}

function Press({ press, onPress }: { press: Pressable; onPress: Press }) {
  const { words } = usePage();
  const presses = ({ text: label, value }: Pick<Extract<Pressable, { type: "button" }>, "text" | "value">) =>
    onPress({ label, value });
  if (press.type === "button") {
    return (
      <button type="button" className={`sk-button ${press.style ?? ""}`} onClick={() => presses(press)}>
        {press.text}
      </button>
    );
  }
  const items = press.options.map((option) => ({ label: option.text, onChoose: () => presses(option) }));
  return (
    <Menu label={words.moreActions} items={items} className="sk-button sk-more">
      •••
    </Menu>
  );
}
