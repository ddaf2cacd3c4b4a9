import { zone } from "../../protocol.ts";
import { usePage } from "./page-context.ts";

/** When a message came: the hour, and the day when it is another one than `now`'s. */
export function When({ at, now }: { at: string; now: string }) {
  const { language } = usePage();
  const date = new Date(at);
  const day = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" });
  const sameDay = day.format(date) === day.format(new Date(now));
  const shown = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    ...(sameDay ? {} : { day: "numeric", month: "short" }),
    hour: "numeric",
    minute: "2-digit",
  }).format(date);
  return (
    <time dateTime={at} title={date.toLocaleString(language, { timeZone: zone })}>
      {shown}
    </time>
  );
}
