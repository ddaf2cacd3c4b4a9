import { useId } from "react";
import { usePage } from "../shared/page-context.ts";
import { chosenIn, type DroppedFile } from "../../protocol.ts";
import { droppedFrom } from "../shared/dropped.ts";
import type { FieldElement, InputBlock } from "./block-kit.ts";

interface ModalFieldProps {
  readonly block: InputBlock;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
}

/** One field of a modal, with its hint and what is wrong with it. */
export function ModalField({ block, value, error, onChange, onFiles }: ModalFieldProps) {
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
        onFiles={onFiles}
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

interface ControlProps extends Pick<ModalFieldProps, "onFiles"> {
  readonly element: FieldElement;
  readonly input: InputProps;
}

function Control({ element, input, onFiles }: ControlProps) {
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
      return <Ticks input={input} labels={element.options.map(({ text }) => text)} />;
    case "email_text_input":
      return <input {...input} type="email" autoComplete="off" />;
    case "url_text_input":
      return <input {...input} type="url" autoComplete="off" />;
    case "file_input":
      return <Files input={input} onFiles={onFiles} />;
    case "users_select":
      return <Choice input={input} labels={people.flatMap((one) => (one.platform === "slack" ? [one.name] : []))} />;
  }
}

/** What was put in is named beside it. */
function Files({ input, onFiles }: Omit<ControlProps, "element">) {
  const { value, onChange: _, ...said } = input;
  const put = async (files: FileList | null): Promise<void> => onFiles(await droppedFrom(files));
  return (
    <>
      <input {...said} type="file" multiple onChange={({ currentTarget }) => void put(currentTarget.files)} />
      {value !== "" && <p className="field-hint">{value}</p>}
    </>
  );
}

/** Boxes: their value is what stands beside those that are ticked, with commas between. */
function Ticks({ input, labels }: { input: InputProps; labels: readonly string[] }) {
  const { value, onChange, id, ...said } = input;
  const ticked = new Set(chosenIn(value, labels));
  const press = (label: string, checked: boolean): void => {
    const now = labels.filter((each) => (each === label ? checked : ticked.has(each)));
    onChange({ currentTarget: { value: now.join(", ") } });
  };
  return (
    <div {...said} id={id} role="group">
      {labels.map((label) => (
        <label key={label} className="tick">
          <input
            type="checkbox"
            checked={ticked.has(label)}
            onChange={({ currentTarget }) => press(label, currentTarget.checked)}
          />
          {label}
        </label>
      ))}
    </div>
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
