/** An instant in somebody's own language and clock; `zone` is an IANA name. */
export const localTime = (at: Date, { locale, zone }: { locale: string; zone: string }): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(at);

/** The zone, when this machine knows it: what a client says is not trusted. */
export function knownZone(zone: string | null | undefined): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
