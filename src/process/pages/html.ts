const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What people wrote, and all else that is no markup. */
export const escaped = (words: string): string => words.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "");
