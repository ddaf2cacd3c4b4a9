import { useState } from "react";
import type { Snapshot } from "../../protocol.ts";
import type { Deed } from "../server.ts";
import { usePage } from "../shared/page-context.ts";
import { Side } from "../shared/side.tsx";
import { Toast } from "../shared/toast.tsx";
import { usePlace } from "../shared/use-place.ts";
import { Blocks } from "./blocks.tsx";
import { Channel, Thread } from "./channel.tsx";
import { Modal } from "./modal.tsx";

interface SlackSideProps {
  readonly snapshot: Snapshot;
  readonly does: (deed: Deed) => void;
  readonly onChoose: (person: string) => void;
  /** Whether this side is on the screen, so that what comes is read. */
  readonly inSight: boolean;
  readonly trouble: { readonly words: string; readonly news: string } | null;
}

export function SlackSide({ snapshot: { slack, now }, does, onChoose, inSight, trouble }: SlackSideProps) {
  const { words } = usePage();
  const [thread, setThread] = useState<{ readonly place: string; readonly root: string } | null>(null);
  const [homeShown, setHomeShown] = useState(false);
  const [place, go] = usePlace(slack, { inSight: inSight && !homeShown, does });
  const notice = slack.notices.at(-1) ?? null;

  const goTo = (id: string) => {
    go(id);
    setThread(null);
    setHomeShown(false);
  };
  const talk = place && { place, messages: slack.messages[place.id] ?? [], names: slack.names, now, does };

  return (
    <Side
      platform="slack"
      name="Slack"
      mark="#"
      me={slack.me}
      onChoose={onChoose}
      places={slack.places}
      here={place?.id ?? null}
      onGo={goTo}
      sections={[
        { title: words.channels, kind: "channel", mark: "#" },
        { title: words.directs, kind: "direct", mark: "🎫" },
      ]}
      covered={slack.modal !== null}
      over={
        <>
          {slack.modal && (
            <Modal key={`${slack.modal.id} ${slack.modal.title}`} modal={slack.modal} names={slack.names} does={does} />
          )}
          <Toast words={notice} of={slack.me} news={`${slack.notices.length}`} />
        </>
      }
      trouble={trouble}
    >
      {talk && (
        <div className="main">
          <div className="main-head">
            <h3>{talk.place.kind === "channel" ? `# ${talk.place.name}` : talk.place.name}</h3>
            {talk.place.kind === "direct" && (
              <div role="tablist" className="tabs">
                <button type="button" role="tab" aria-selected={!homeShown} onClick={() => setHomeShown(false)}>
                  {words.messages}
                </button>
                <button
                  type="button"
                  role="tab"
                  aria-selected={homeShown}
                  onClick={() => {
                    setHomeShown(true);
                    does({ do: "slack-home" });
                  }}
                >
                  {words.home}
                </button>
              </div>
            )}
          </div>
          {homeShown ? (
            <div className="sk-home" role="tabpanel" tabIndex={0} aria-label={words.home}>
              <Blocks
                blocks={slack.home?.blocks ?? []}
                names={slack.names}
                onPress={(pressed) => does({ do: "slack-home-press", ...pressed })}
              />
            </div>
          ) : (
            <Channel talk={talk} onThread={(root) => setThread({ place: talk.place.id, root })} />
          )}
        </div>
      )}
      {talk && thread?.place === talk.place.id && (
        <Thread talk={talk} root={thread.root} onClose={() => setThread(null)} />
      )}
    </Side>
  );
}
