import type { DroppedFile } from "../../protocol.ts";
import { Composer } from "../shared/composer.tsx";
import { Log } from "../shared/log.tsx";
import { usePage } from "../shared/page-context.ts";
import { Menu } from "../shared/menu.tsx";
import { inChannel, inThread, type SlackConversation } from "./conversation.ts";
import { MessageRow } from "./message.tsx";

/** The messages of a conversation, and the box to write in it. */
export function Channel({ talk, onThread }: { talk: SlackConversation; onThread: (root: string) => void }) {
  const { words } = usePage();
  const { place, messages, does } = talk;
  const shown = inChannel(messages);
  const name = place.kind === "channel" ? `#${place.name}` : place.name;
  const send = (typed: string, files: readonly DroppedFile[]) =>
    typed.startsWith("/")
      ? does({ do: "slack-command", words: typed, in: place.id })
      : does({ do: "slack-write", words: typed, files, in: place.id, thread: null });
  return (
    <div className="talk">
      <Log key={place.id} label={name}>
        {shown.length === 0 && <p className="empty">{words.nothingHere}</p>}
        {shown.map((message) => {
          const root = message.thread ?? message.ts;
          const replies = message.ts === root ? inThread(messages, root).length - 1 : 0;
          return (
            <MessageRow
              key={message.ts}
              message={message}
              talk={talk}
              thread={{ replies, open: () => onThread(root) }}
            />
          );
        })}
      </Log>
      <Composer key={`write ${place.id}`} label={words.messageTo(name)} onSend={send} command="/ticket">
        <Menu
          label={words.shortcuts}
          className="quiet icon"
          items={[
            {
              label: words.newTicket,
              onChoose: () => does({ do: "slack-shortcut", shortcut: "new_ticket", in: null, ts: null }),
            },
          ]}
        >
          +
        </Menu>
      </Composer>
    </div>
  );
}

interface ThreadProps {
  readonly talk: SlackConversation;
  readonly root: string;
  readonly onClose: () => void;
}

/** One message and its answers. */
export function Thread({ talk, root, onClose }: ThreadProps) {
  const { words } = usePage();
  const shown = inThread(talk.messages, root);
  return (
    <aside
      className="thread"
      aria-label={words.thread}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header>
        <h3>
          {words.thread} <small>{talk.place.name}</small>
        </h3>
        <button type="button" className="quiet icon" aria-label={words.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <Log key={root} label={words.thread}>
        {shown.map((message) => (
          <MessageRow key={message.ts} message={message} talk={talk} thread={null} />
        ))}
      </Log>
      <Composer
        label={words.replyTo}
        onSend={(typed, files) =>
          talk.does({ do: "slack-write", words: typed, files, in: talk.place.id, thread: root })
        }
      />
    </aside>
  );
}
