import type { Snapshot } from "../../protocol.ts";
import type { Deed } from "../server.ts";
import { Overlay } from "../shared/overlay.tsx";
import { usePage } from "../shared/page-context.ts";
import { Side } from "../shared/side.tsx";
import { Toast } from "../shared/toast.tsx";
import { usePlace } from "../shared/use-place.ts";
import { Card } from "./card.tsx";
import { Talk } from "./channel.tsx";

interface TeamsSideProps {
  readonly snapshot: Snapshot;
  readonly does: (deed: Deed) => void;
  readonly onChoose: (person: string) => void;
  /** Whether this side is on the screen, so that what comes is read. */
  readonly inSight: boolean;
  readonly trouble: { readonly words: string; readonly news: string } | null;
}

export function TeamsSide({ snapshot, does, onChoose, inSight, trouble }: TeamsSideProps) {
  const { words, people } = usePage();
  const { teams, now } = snapshot;
  const [place, go] = usePlace(teams, { inSight, does });
  const nameOf = (id: string) => people.find((one) => one.platform === "teams" && one.id === id)?.name ?? id;
  const talk = place && { place, posts: teams.posts[place.id] ?? [], me: teams.me, now, nameOf, does };
  const { dialog } = teams;

  return (
    <Side
      platform="teams"
      name="Teams"
      mark="T"
      me={teams.me}
      onChoose={onChoose}
      places={teams.places}
      here={place?.id ?? null}
      onGo={go}
      sections={[
        { title: words.chats, kind: "direct", mark: "🎫" },
        { title: words.teams, kind: "channel", mark: "👥" },
      ]}
      covered={dialog !== null}
      over={
        <>
          {dialog && (
            <Overlay title={dialog.title} look="teams" onClose={() => does({ do: "teams-dialog-close" })}>
              <div className="overlay-body">
                <Card
                  card={dialog.card}
                  onPress={(pressed, values) => does({ do: "teams-dialog-press", ...pressed, values })}
                />
              </div>
            </Overlay>
          )}
          <Toast words={teams.toast} of={teams.me} news={`${teams.toasts}`} />
        </>
      }
      trouble={trouble}
    >
      {talk && (
        <div className="main">
          <div className="main-head">
            <h3>{talk.place.name}</h3>
          </div>
          <Talk talk={talk} />
        </div>
      )}
    </Side>
  );
}
