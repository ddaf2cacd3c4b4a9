import { HostConfig } from "adaptivecards";

/** By the names of our style sheet: a change of theme then needs no card to be drawn anew, with what was typed in it. */
const colours = {
  text: "var(--text)",
  subtle: "var(--muted)",
  accent: "var(--link)",
  good: "var(--good)",
  warning: "var(--warning)",
  attention: "var(--danger)",
  card: "var(--bubble)",
  emphasis: "var(--emphasis)",
  attentionBox: "var(--attention-box)",
  warningBox: "var(--warning-box)",
  line: "var(--card-line)",
};

const shade = (colour: string, subtle = colour) => ({ default: colour, subtle });

const foregroundColors = {
  default: shade(colours.text, colours.subtle),
  light: shade(colours.subtle),
  dark: shade(colours.text, colours.subtle),
  accent: shade(colours.accent),
  good: shade(colours.good),
  warning: shade(colours.warning),
  attention: shade(colours.attention),
};

/** Cards with Teams' sizes, spacing and colours. */
export const hostConfig = new HostConfig({
  fontFamily: "inherit",
  fontSizes: { small: 12, default: 14, medium: 14, large: 17, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 23, extraLarge: 30 },
  spacing: { small: 8, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: colours.line },
  supportsInteractivity: true,
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: { backgroundColor: colours.card, foregroundColors },
    emphasis: { backgroundColor: colours.emphasis, foregroundColors },
    attention: { backgroundColor: colours.attentionBox, foregroundColors },
    warning: { backgroundColor: colours.warningBox, foregroundColors },
  },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { weight: "bolder" }, optionalInputs: { weight: "bolder" } },
    errorMessage: { color: "attention", spacing: "small" },
  },
  actions: {
    maxActions: 6, // Teams shows as many beside each other
    spacing: "default",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 8 },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
});
