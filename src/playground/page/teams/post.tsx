import type { TeamsPost } from "../../protocol.ts";
import { Menu } from "../shared/menu.tsx";
import { usePage } from "../shared/page-context.ts";
import { Avatar } from "../shared/person.tsx";
import { When } from "../shared/time.tsx";
import { Card } from "./card.tsx";
import type { TeamsConversation } from "./conversation.ts";
import { markdownHtml } from "./markdown.ts";

/** A message of a chat, a post of a channel, or a reply under one. */
export function Post({ post, talk }: { post: TeamsPost; talk: TeamsConversation }) {
  const { words } = usePage();
  const { place, me, now, nameOf, does } = talk;
  const name = nameOf(post.by);
  const mine = name === nameOf(me) && place.kind === "direct";
  return (
    <article className={mine ? "tm-post mine" : "tm-post"} aria-label={name} tabIndex={-1}>
      {!mine && <Avatar name={name} app={post.fromApp} />}
      <div className={post.card === null ? "tm-bubble" : "tm-bubble with-card"}>
        <header>
          {!mine && <b>{name}</b>}
          <When at={post.at} now={now} />
        </header>
        {post.text !== "" && <PostText post={post} />}
        {post.card !== null && (
          <Card
            card={post.card}
            onPress={(pressed, values) => does({ do: "teams-press", ...pressed, in: place.id, post: post.id, values })}
          />
        )}
      </div>
      <div className="row-tools">
        <Menu
          label={words.moreActions}
          className="quiet icon"
          items={[
            {
              label: words.createTicket,
              onChoose: () => does({ do: "teams-new-ticket", in: place.id, post: post.id }),
            },
          ]}
        >
          ⋯
        </Menu>
      </div>
    </article>
  );
}

/** People's words as they stand; only the app writes markdown. */
function PostText({ post: { fromApp, text } }: { post: TeamsPost }) {
  if (fromApp) return <div className="tm-text" dangerouslySetInnerHTML={{ __html: markdownHtml(text) }} />;
  return (
    <p className="tm-text">
      {text.split(/(<at>[^<]*<\/at>)/).map((part, index) => {
        const [, mentioned] = /^<at>([^<]*)<\/at>$/.exec(part) ?? [];
        if (mentioned === undefined) return part;
        return (
          <span key={index} className="tm-mention">
            {mentioned}
          </span>
        );
      })}
    </p>
  );
}
