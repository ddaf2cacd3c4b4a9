import type { SlackMessage } from "../../protocol.ts";
import { Avatar } from "../shared/person.tsx";
import { Menu } from "../shared/menu.tsx";
import { usePage } from "../shared/page-context.ts";
import { When } from "../shared/time.tsx";
import { Blocks } from "./blocks.tsx";
import { Mrkdwn } from "./mrkdwn.tsx";
import type { SlackConversation } from "./conversation.ts";

interface MessageProps {
  readonly message: SlackMessage;
  readonly talk: SlackConversation;
  /** How many answers stand in its thread, and how one gets there; null inside the thread. */
  readonly thread: { readonly replies: number; readonly open: () => void } | null;
}

const emoji: Readonly<Record<string, string>> = {
  ticket: "🎫",
  shushing_face: "🤫",
  eyes: "👀",
  white_check_mark: "✅",
  brain: "🧠",
};

export function MessageRow({ message, talk, thread }: MessageProps) {
  const { words } = usePage();
  const { names, now, does, place } = talk;
  const name = names[message.by] ?? message.by;
  const shortcut = (label: string, callback: string) => ({
    label,
    onChoose: () => does({ do: "slack-shortcut", shortcut: callback, in: place.id, ts: message.ts }),
  });
  return (
    <article className={message.ephemeral ? "sk-message ephemeral" : "sk-message"} aria-label={name} tabIndex={-1}>
      <Avatar name={name} app={message.fromApp} />
      <div className="sk-message-body">
        {message.ephemeral && <p className="sk-only-you">👁 {words.onlyYou}</p>}
        {message.broadcast && thread && (
          <button type="button" className="sk-broadcast" onClick={thread.open}>
            ↪ {words.repliedInThread}
          </button>
        )}
        <header>
          <b>{name}</b>
          {message.fromApp && <span className="sk-app">{words.app}</span>}
          <When at={message.at} now={now} />
          {message.edited && <span className="sk-edited">{words.edited}</span>}
        </header>
        {message.blocks.length === 0 ? (
          <Mrkdwn text={message.text} names={names} />
        ) : (
          <div className="sk-blocks">
            <Blocks
              blocks={message.blocks}
              names={names}
              onPress={(pressed) => does({ do: "slack-press", ...pressed, in: place.id, ts: message.ts })}
            />
          </div>
        )}
        {message.files.map(({ id, name, picture }) => (
          <span key={id} className="sk-file">
            {picture === null ? `📄 ${name}` : <img src={picture} alt={name} />}
          </span>
        ))}
        {message.reactions.map((reaction) => (
          <span key={reaction.name} className="sk-reaction" role="img" aria-label={reaction.name.replaceAll("_", " ")}>
            {emoji[reaction.name] ?? `:${reaction.name}:`} {reaction.count}
          </span>
        ))}
        {thread && thread.replies > 0 && (
          <button type="button" className="sk-replies" onClick={thread.open}>
            💬 {words.replies(thread.replies)}
          </button>
        )}
      </div>
      {!message.ephemeral && (
        <div className="row-tools">
          {thread && (
            <button
              type="button"
              className="quiet icon"
              aria-label={`${words.thread}: ${words.replyTo}`}
              onClick={thread.open}
            >
              💬
            </button>
          )}
          <Menu
            label={words.moreActions}
            className="quiet icon"
            items={[
              shortcut(words.createTicket, "ticket_from_message"),
              shortcut(words.replyToRequester, "reply_to_requester"),
              ...Object.entries(emoji).map(([name, drawn]) => ({
                label: `${drawn} :${name}:`,
                onChoose: () => does({ do: "slack-react", emoji: name, in: place.id, ts: message.ts }),
              })),
            ]}
          >
            ⋮
          </Menu>
        </div>
      )}
    </article>
  );
}
