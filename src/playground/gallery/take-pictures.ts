import { toModal } from "../../channels/slack/forms.ts";
import { render as renderForSlack, renderHome } from "../../channels/slack/render.ts";
import { dialog } from "../../channels/teams/forms.ts";
import { render as renderForTeams } from "../../channels/teams/render.ts";
import { sections, type Example } from "../../features/examples/example.ts";
import { examples } from "../../features/examples.ts";
import { account, cast } from "../../features/examples/stage.ts";
import type { Field, Form, FormValues } from "../../screen/form.ts";
import type { Locale } from "../../kernel/locale.ts";
import { type SlackModal, type Somebody, zone } from "../protocol.ts";
import type { Folded, Picture, Pictures, SlackPicture, TeamsPicture } from "./picture.ts";

/** Every example in every language, as each platform would be sent it. */
export function takePictures(): Pictures {
  return { sections, languages: { en: picturesIn("en"), fr: picturesIn("fr") }, people, names: namesOnSlack };
}

/** Both lists hold the same examples in the same order: a test says so. */
function picturesIn(locale: Locale): readonly Picture[] {
  const onTeams = examples(locale, "teams");
  return examples(locale, "slack").flatMap((example, index) => {
    const twin = onTeams[index];
    if (twin === undefined) return [];
    const { section, name } = example;
    return [{ section, name, folded: foldedIn(example), slack: slackPicture(example), teams: teamsPicture(twin) }];
  });
}

/** A menu opens and a list drops down only when pressed. */
function foldedIn({ shown }: Example): readonly Folded[] {
  if (shown.kind === "message") {
    return shown.message.blocks.flatMap((block) =>
      block.kind === "buttons" && block.overflow.length > 0
        ? [{ under: "…", words: block.overflow.map(({ label }) => label) }]
        : [],
    );
  }
  const { fields, folded } = shown.form;
  return [...fields, ...(folded?.open ? folded.fields : [])].flatMap((field) =>
    field.kind === "choice" ? [{ under: field.label, words: field.options.map(({ label }) => label) }] : [],
  );
}

function slackPicture({ section, shown }: Example): SlackPicture {
  switch (shown.kind) {
    case "message": {
      const { message } = shown;
      const { blocks } = section === "home and lists" ? renderHome(message) : renderForSlack(message);
      return { kind: "message", text: message.summary, blocks };
    }
    case "form":
      return { kind: "modal", modal: modalOf(shown.form, shown.errors) };
  }
}

/** As the page of the playground is told of a modal: what stands in its fields, and is wrong with them, by label. */
function modalOf(form: Form, errors: Readonly<Record<string, string>>): SlackModal {
  const { title, submit, close, blocks } = toModal(form, { openedIn: null, pressedOn: null, zone });
  const fields = [...form.fields, ...(form.folded?.fields ?? [])];
  return {
    id: "",
    title: title.text,
    submit: submit?.text ?? null,
    close: close?.text ?? form.close,
    blocks,
    values: Object.fromEntries(fields.map((field) => [field.label, standing(field)])),
    errors: Object.fromEntries(fields.flatMap(({ name, label }) => (errors[name] ? [[label, errors[name]]] : []))),
  };
}

function standing(field: Field): string {
  if (field.kind === "choice") return field.options.find(({ value }) => value === field.initial)?.label ?? "";
  if (field.kind === "person") return field.initial === null ? "" : (namesOnSlack[field.initial] ?? field.initial);
  return `${field.initial ?? ""}`;
}

function teamsPicture({ shown }: Example): TeamsPicture {
  switch (shown.kind) {
    case "message": {
      const card = renderForTeams(shown.message);
      return { kind: "message", text: card.fallbackText, card };
    }
    case "form": {
      const { form, errors } = shown;
      const retry = Object.keys(errors).length === 0 ? {} : { retry: { values: initialValues(form), errors } };
      const { title, card } = dialog(form, { nonce: "", zone, ...retry });
      return { kind: "dialog", title, card: card.content };
    }
  }
}

const initialValues = ({ fields }: Form): FormValues =>
  Object.fromEntries(fields.map(({ name, initial }) => [name, initial === null ? null : `${initial}`]));

const people = (["slack", "teams"] as const).flatMap((platform) =>
  Object.entries(cast).map(([person, name]): Somebody => ({
    id: account(person, platform),
    name,
    platform,
    language: "fr",
    role: "employee",
  })),
);

const namesOnSlack: Readonly<Record<string, string>> = Object.fromEntries(people.map(({ id, name }) => [id, name]));
