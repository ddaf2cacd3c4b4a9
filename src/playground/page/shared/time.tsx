import { usePage } from "./page-context.ts";

/** When a message came: the hour, and the day when it is another one than `now`'s. */
export function When({ at, now }: { at: string; now: string }) {
  const { language } = usePage();
  const date = new Date(at);
  const sameDay = date.toDateString() === new Date(now).toDateString();
  const shown = new Intl.DateTimeFormat(language, {
    ...(sameDay ? {} : { day: "numeric", month: "short" }),
    hour: "numeric",
    minute: "2-digit",
  }).format(date);
  return (
    <time dateTime={at} title={date.toLocaleString(language)}>
      {shown}
    </time>
  );
}
