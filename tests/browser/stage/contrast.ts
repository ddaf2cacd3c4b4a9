import type { Page } from "playwright-core";

/** One piece of text on the screen that is hard to read. */
export interface Faint {
  readonly text: string;
  readonly contrast: number;
}

type Rgb = readonly [red: number, green: number, blue: number];
interface Paint {
  readonly text: string;
  readonly colour: string;
  /** What its background and those around it are painted with, from the element outwards. */
  readonly behind: readonly string[];
}

const readable = 4.5; // WCAG 2.2 AA for body text

/** Every text that is less readable than WCAG asks. */
export async function faintTexts(page: Page): Promise<readonly Faint[]> {
  const painted = await paints(page);
  return painted
    .map(({ text, colour, behind }) => ({ text, contrast: contrastOf(colour, behind) }))
    .filter(({ contrast }) => contrast < readable);
}

/** The colours of all elements that hold words of their own, but for those that cannot be pressed now. */
function paints(page: Page): Promise<readonly Paint[]> {
  return page
    .locator("body *:visible:not(:disabled, option, [aria-hidden], [aria-hidden] *, .unseen)")
    .evaluateAll((all) =>
      all.flatMap((element) => {
        const children: readonly { nodeType: number; textContent: string | null }[] = [...element.childNodes];
        const own = children
          .map(({ nodeType, textContent }) => (nodeType === 3 ? (textContent ?? "").trim() : ""))
          .join("");
        if (!/[\p{L}\d]/u.test(own)) return [];
        const style = (of: typeof element) => of.ownerDocument.defaultView.getComputedStyle(of);
        const behind: string[] = [];
        for (let at = element; at !== null; at = at.parentElement) behind.push(style(at).backgroundColor);
        return [{ text: own, colour: style(element).color, behind }];
      }),
    );
}

function contrastOf(colour: string, behind: readonly string[]): number {
  const background = behind.reduceRight((under, over) => laid(over, under), [255, 255, 255] as Rgb);
  const [lighter, darker] = [luminance(laid(colour, background)), luminance(background)].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** `rgb(…)` or `rgba(…)` painted over an opaque colour. */
function laid(colour: string, under: Rgb): Rgb {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const mix = (over: number, below: number): number => over * opacity + below * (1 - opacity);
  return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2])];
}

/** WCAG's relative luminance, 0 to 1. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
