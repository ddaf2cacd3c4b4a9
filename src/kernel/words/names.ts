/** What looks like a first name and a name in words. */
export function namesIn(said: readonly string[], most: number): readonly string[] {
  const names = said.flatMap((words) => {
    const capitals = words.normalize("NFC").match(/\p{Lu}[\p{L}’'-]+(?:[ \u00a0]\p{Lu}[\p{L}’'-]+)+/gu) ?? [];
    return capitals.flatMap((together) => {
      const each = together.split(/[ \u00a0]/u);
      return each.slice(1).map((last, index) => `${each[index]} ${last}`);
    });
  });
  return [...new Set(names)].slice(0, most);
}
