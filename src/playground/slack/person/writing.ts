import { newBlockId, newId } from "../block-kit/ids.ts";
import type { Block } from "../block-kit/blocks.ts";
import type { RichTextElement } from "../block-kit/rich-text.ts";
import type { SlackServer } from "../server.ts";
import type { OddFile, SlackFile, WorkspaceState } from "../state.ts";

export interface FileToSend {
  readonly name: string;
  readonly mimetype?: string;
  readonly content?: string | Buffer;
  readonly odd?: OddFile;
}

/** What Slack makes of typed words: & < > escaped, and `@Full Name` a mention when someone is called so. */
export function typedText(state: WorkspaceState, text: string): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return [...state.users.values()].reduce(
    (words, user) => words.replaceAll(`@${user.realName}`, `<@${user.id}>`),
    escaped,
  );
}

/** The same words as the rich_text block that Slack sends beside them. */
export function asRichText(text: string): Block[] {
  const elements = text
    .split(/(<@\w+>)/)
    .filter((part) => part !== "")
    .map((part): RichTextElement => {
      const mentioned = /^<@(\w+)>$/.exec(part)?.[1];
      return mentioned === undefined ? { type: "text", text: decoded(part) } : { type: "user", user_id: mentioned };
    });
  return [{ type: "rich_text", block_id: newBlockId(), elements: [{ type: "rich_text_section", elements }] }];
}

const decoded = (text: string): string => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

export function uploadFiles(server: SlackServer, user: string, files: readonly FileToSend[]): SlackFile[] {
  return files.map(({ name, mimetype = "text/plain", content = name, odd }) => {
    const bytes = Buffer.from(content);
    const sent = { id: newId("F"), name, mimetype, content: bytes, user, created: server.now() };
    const file: SlackFile = { ...sent, looked: 0, shares: [], ...(odd && { odd }) };
    server.state.files.set(file.id, file);
    return file;
  });
}
