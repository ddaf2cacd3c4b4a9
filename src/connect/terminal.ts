import input from "@inquirer/input";
import password from "@inquirer/password";
import select from "@inquirer/select";

/** Whoever connects the desk, in front of a terminal. */
export interface Terminal {
  say(text: string): void;
  /** @returns the index of what was chosen */
  choose(message: string, choices: readonly string[]): Promise<number>;
  /** Asks again until `mistakeIn` finds none. A secret is shown as stars, and never offered as what it was. */
  ask(question: Question): Promise<string>;
  /** Until they have done what stands above. */
  waitFor(message: string): Promise<void>;
}

export interface Question {
  readonly message: string;
  readonly isSecret: boolean;
  readonly former: string | undefined;
  /** A sentence, or null. */
  readonly mistakeIn: (value: string) => string | null;
}

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

export const createTerminal = (streams: Streams): Terminal => ({
  say: (text) => void streams.output.write(`${text}\n`),
  choose: (message, choices) => select({ message, choices: choices.map((name, value) => ({ name, value })) }, streams),
  ask: ({ message, isSecret, former, mistakeIn }) => {
    const validate = (value: string): string | true => mistakeIn(value.trim()) ?? true;
    const asked = isSecret
      ? password({ message, mask: true, validate }, streams)
      : input({ message, validate, ...(former !== undefined && { default: former }) }, streams);
    return asked.then((value) => value.trim());
  },
  waitFor: async (message) => void (await input({ message }, streams)),
});
