import { Card } from "../teams/card.tsx";
import type { TeamsPicture } from "../../gallery/picture.ts";

/** A card as it stands in Teams, below what its notification says; or a dialog. */
export function OnTeams({ picture }: { picture: TeamsPicture }) {
  return (
    <div className="picture teams">
      <p className="summary">
        <b>Teams</b> {picture.kind === "message" && picture.text}
      </p>
      <div className="tm-bubble with-card">
        {picture.kind === "dialog" && <p className="dialog-title">{picture.title}</p>}
        <Card card={picture.card} onPress={nothing} />
      </div>
    </div>
  );
}

/** A picture does nothing. */
const nothing = () => {};
