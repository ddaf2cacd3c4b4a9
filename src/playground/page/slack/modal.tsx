import { useEffect, useRef, useState } from "react";
import type { SlackModal, Values } from "../../protocol.ts";
import type { Deed } from "../server.ts";
import { Overlay } from "../shared/overlay.tsx";
import { fieldLabelsOf, type InputBlock } from "./block-kit.ts";
import { Blocks } from "./blocks.tsx";
import { ModalField } from "./modal-field.tsx";

interface ModalProps {
  readonly modal: SlackModal;
  readonly names: Readonly<Record<string, string>>;
  readonly does: (deed: Deed) => void;
}

/** A modal: what was typed into the fields that stand here goes with the next press, and only that. */
export function Modal({ modal, names, does }: ModalProps) {
  const [everTyped, setTyped] = useState<Values>({});
  const labels = new Set(fieldLabelsOf(modal.blocks));
  // An app may show other fields in the place of these.
  const typed: Values = Object.fromEntries(Object.entries(everTyped).filter(([label]) => labels.has(label)));
  const form = useRef<HTMLFormElement>(null);
  const wrong = Object.keys(modal.errors).join("\n");
  useEffect(() => {
    if (wrong !== "") form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong]);
  const enter = (block: InputBlock, values: Values) => {
    const { element, dispatch_action: tells = false } = block;
    if (!tells || !["static_select", "radio_buttons"].includes(element.type)) return setTyped(values);
    // The app hears of what is chosen at once, and may ask more or fill in the other fields: what it puts there is seen.
    setTyped({});
    does({ do: "slack-modal-press", label: block.label, values });
  };
  const close = () => does({ do: "slack-modal-close", values: typed });
  return (
    <Overlay title={modal.title} look="slack" onClose={close}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          does({ do: "slack-modal-submit", values: typed });
        }}
      >
        <div className="overlay-body">
          <Blocks
            blocks={modal.blocks}
            names={names}
            onPress={(pressed) => does({ do: "slack-modal-press", ...pressed, values: typed })}
            field={(block) => (
              <ModalField
                block={block}
                value={typed[block.label] ?? modal.values[block.label] ?? ""}
                error={modal.errors[block.label] ?? null}
                onFiles={(files) => does({ do: "slack-modal-attach", label: block.label, files, values: typed })}
                onChange={(value) => enter(block, { ...typed, [block.label]: value })}
              />
            )}
          />
        </div>
        <footer className="overlay-foot">
          <button type="button" className="sk-button" onClick={close}>
            {modal.close}
          </button>
          {modal.submit !== null && (
            <button type="submit" className="sk-button primary">
              {modal.submit}
            </button>
          )}
        </footer>
      </form>
    </Overlay>
  );
}
