import { useState } from "react";
import type { DroppedFile } from "../../protocol.ts";
import { Composer } from "../shared/composer.tsx";
import { Log } from "../shared/log.tsx";
import { usePage } from "../shared/page-context.ts";
import { addressed, threadsOf, type PostThread, type TeamsConversation } from "./conversation.ts";
import { Post } from "./post.tsx";

/** The chat with the app, or a channel with its threads, and the box to write in it. */
export function Talk({ talk }: { talk: TeamsConversation }) {
  const { words } = usePage();
  const { place, posts, does } = talk;
  const write = (root: string | null) => (typed: string, files: readonly DroppedFile[]) =>
    does({ do: "teams-write", in: place.id, root, files, ...addressed(typed) });
  return (
    <div className="talk">
      <Log key={place.id} label={place.name}>
        {posts.length === 0 && <p className="empty">{words.nothingHere}</p>}
        {place.kind === "direct"
          ? posts.map((post) => <Post key={post.id} post={post} talk={talk} />)
          : threadsOf(posts).map((thread) => (
              <Thread key={thread.root.id} thread={thread} talk={talk} onReply={write(thread.root.id)} />
            ))}
      </Log>
      <Composer key={`write ${place.id}`} label={words.messageTo(place.name)} onSend={write(null)}>
        <button
          type="button"
          className="tm-extension"
          onClick={() => does({ do: "teams-new-ticket", in: place.id, post: null })}
        >
          <span aria-hidden>🎫</span> {words.newTicket}
        </button>
      </Composer>
    </div>
  );
}

const unfolded = 3; // Teams shows the last few replies of a post

function Thread({
  thread: { root, replies },
  talk,
  onReply,
}: {
  thread: PostThread;
  talk: TeamsConversation;
  onReply: (words: string, files: readonly DroppedFile[]) => void;
}) {
  const { words } = usePage();
  const [whole, setWhole] = useState(false);
  const [answering, setAnswering] = useState(false);
  const hidden = whole ? 0 : Math.max(0, replies.length - unfolded);
  return (
    <section className="tm-thread">
      <Post post={root} talk={talk} />
      <div className="tm-replies">
        {hidden > 0 && (
          <button type="button" className="tm-link" onClick={() => setWhole(true)}>
            {words.earlier(hidden)}
          </button>
        )}
        {replies.slice(hidden).map((post) => (
          <Post key={post.id} post={post} talk={talk} />
        ))}
        {answering ? (
          <Composer
            label={words.replyTo}
            onSend={(typed, files) => {
              onReply(typed, files);
              setAnswering(false);
            }}
          />
        ) : (
          <button type="button" className="tm-link" onClick={() => setAnswering(true)}>
            ↩ {words.replyTo}
          </button>
        )}
      </div>
    </section>
  );
}
