import { useId } from "react";
import { usePage } from "../shared/page-context.ts";
import type { FieldElement, InputBlock } from "./block-kit.ts";

interface ModalFieldProps {
  readonly block: InputBlock;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** One field of a modal, with its hint and what is wrong with it. */
export function ModalField({ block, value, error, onChange }: ModalFieldProps) {
  const { words } = usePage();
  const id = useId();
  const said = [...(error === null ? [] : [`${id}-error`]), ...(block.hint === undefined ? [] : [`${id}-hint`])];
  return (
    <div className={error === null ? "field" : "field wrong"}>
      <label htmlFor={id}>
        {block.label}
        {block.optional === true && <span className="optional"> {words.optional}</span>}
      </label>
      <Control
        element={block.element}
        input={{
          id,
          value,
          "aria-invalid": error !== null,
          "aria-describedby": said.join(" "),
          "aria-required": block.optional !== true,
          onChange: ({ currentTarget }) => onChange(currentTarget.value),
        }}
      />
      {error !== null && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {block.hint}
        </p>
      )}
    </div>
  );
}

interface InputProps {
  readonly id: string;
  readonly value: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string;
  readonly "aria-required": boolean;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

function Control({ element, input }: { element: FieldElement; input: InputProps }) {
  const { people } = usePage();
  switch (element.type) {
    case "plain_text_input":
      return element.multiline === true ? (
        <textarea {...input} rows={4} maxLength={element.max_length} />
      ) : (
        <input {...input} type="text" autoComplete="off" maxLength={element.max_length} />
      );
    case "number_input":
      return <input {...input} type="number" min={element.min_value} max={element.max_value} />;
    case "datepicker":
      return <input {...input} type="date" />;
    case "static_select":
      return <Choice input={input} labels={element.options.map(({ text }) => text)} groups={element.option_groups} />;
    case "radio_buttons":
      return <Radio input={input} labels={element.options.map(({ text }) => text)} />;
    case "checkboxes":
      return <Tick input={input} label={element.options[0].text} />;
    case "users_select":
      return <Choice input={input} labels={people.flatMap((one) => (one.platform === "slack" ? [one.name] : []))} />;
  }
}

/** One box: its value is what stands beside it, as long as it is ticked. */
function Tick({ input, label }: { input: InputProps; label: string }) {
  const { value, onChange, id, ...said } = input;
  return (
    <label className="tick" htmlFor={id}>
      <input
        {...said}
        id={id}
        type="checkbox"
        checked={value === label}
        onChange={({ currentTarget }) => onChange({ currentTarget: { value: currentTarget.checked ? label : "" } })}
      />
      {label}
    </label>
  );
}

function Radio({ input, labels }: { input: InputProps; labels: readonly string[] }) {
  const { value, onChange, id, ...said } = input;
  return (
    <div {...said} id={id} role="radiogroup">
      {labels.map((label) => (
        <label key={label} className="tick">
          <input
            type="radio"
            name={id}
            checked={value === label}
            onChange={() => onChange({ currentTarget: { value: label } })}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

interface ChoiceProps {
  readonly input: InputProps;
  readonly labels: readonly string[];
  readonly groups?: readonly { readonly label: string; readonly options: readonly { readonly text: string }[] }[];
}

function Choice({ input, labels, groups = [] }: ChoiceProps) {
  const { words } = usePage();
  return (
    <select {...input}>
      <option value="">{words.choose}</option>
      {labels.map((label) => (
        <option key={label}>{label}</option>
      ))}
      {groups.map(({ label, options }) => (
        <optgroup key={label} label={label}>
          {options.map(({ text }) => (
            <option key={text}>{text}</option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
