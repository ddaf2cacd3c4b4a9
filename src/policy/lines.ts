/** Lines for a terminal of 80 columns. */

export const width = 80;

/** Words in lines of at most so many columns; a word that is longer stands alone. */
export function wrapped(words: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** What begins with a mark, and goes on below what stands behind it. */
export function item(mark: string, words: string, indent = 2): string {
  const left = " ".repeat(indent + mark.length + 1);
  return wrapped(words, width - left.length)
    .map((line, index) => (index === 0 ? `${" ".repeat(indent)}${mark} ${line}` : left + line))
    .join("\n");
}

export const heading = (title: string): string => `\n${title}`;
