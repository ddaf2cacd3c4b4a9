import { AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from "adaptivecards";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Carried, Values } from "../../protocol.ts";
import { usePage } from "../shared/page-context.ts";
import { withDates } from "./card-dates.ts";
import { registerCharts } from "./card-charts.ts";
import { carriedBy, changedSince, filledIn, withPeople } from "./card-form.ts";
import { hostConfig } from "./host-config.ts";
import { markdownHtml } from "./markdown.ts";

registerCharts();

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};

interface CardProps {
  readonly card: unknown;
  readonly onPress: (pressed: { readonly title: string; readonly data: Carried | undefined }, values: Values) => void;
}

/** An Adaptive Card. It is drawn anew only when it has changed, so that nothing typed is lost. */
export function Card({ card, onPress }: CardProps) {
  const { language, people } = usePage();
  const host = useRef<HTMLDivElement>(null);
  const pressed = useEffectEvent(onPress);
  const json = withDates(JSON.stringify(withPeople(card, people)), language);
  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = hostConfig;
    drawn.parse(JSON.parse(json));
    const before = filledIn(drawn);
    drawn.onExecuteAction = (action) => {
      if (action instanceof OpenUrlAction && action.url) window.open(action.url, "_blank", "noreferrer");
      if (action instanceof SubmitAction || action instanceof ExecuteAction)
        pressed({ title: action.title ?? "", data: carriedBy(action) }, changedSince(before, drawn));
    };
    const element = host.current;
    if (element === null) return;
    const hadFocus = element.contains(document.activeElement);
    element.replaceChildren(...[drawn.render()].filter((each) => each !== undefined));
    if (hadFocus) element.querySelector<HTMLElement>("input, select, textarea, button")?.focus({ preventScroll: true });
  }, [json]);
  return <div ref={host} className="tm-card" />;
}
