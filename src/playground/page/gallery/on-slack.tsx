import { Blocks } from "../slack/blocks.tsx";
import { ModalField } from "../slack/modal-field.tsx";
import type { SlackModal } from "../../protocol.ts";
import type { Pictures, SlackPicture } from "../../gallery/picture.ts";

interface OnSlackProps {
  readonly picture: SlackPicture;
  readonly names: Pictures["names"];
}

/** A message as it stands in Slack, below what its notification says; or a modal. */
export function OnSlack({ picture, names }: OnSlackProps) {
  return (
    <div className="picture slack">
      <p className="summary">
        <b>Slack</b> {picture.kind === "message" && picture.text}
      </p>
      {picture.kind === "message" ? (
        <div className="sk-message-body">
          <Blocks blocks={picture.blocks} names={names} onPress={nothing} />
        </div>
      ) : (
        <Modal modal={picture.modal} names={names} />
      )}
    </div>
  );
}

function Modal({ modal, names }: { modal: SlackModal; names: Pictures["names"] }) {
  return (
    <div>
      <header className="overlay-head">
        <h2>{modal.title}</h2>
      </header>
      <div className="overlay-body">
        <Blocks
          blocks={modal.blocks}
          names={names}
          onPress={nothing}
          field={(block) => (
            <ModalField
              block={block}
              value={modal.values[block.label] ?? ""}
              error={modal.errors[block.label] ?? null}
              onChange={nothing}
              onFiles={nothing}
            />
          )}
        />
      </div>
      <footer className="overlay-foot">
        <button type="button" className="sk-button">
          {modal.close}
        </button>
        {modal.submit !== null && (
          <button type="button" className="sk-button primary">
            {modal.submit}
          </button>
        )}
      </footer>
    </div>
  );
}

/** A picture does nothing. */
const nothing = () => {};
