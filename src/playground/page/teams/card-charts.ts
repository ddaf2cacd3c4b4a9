import { CardElement, GlobalRegistry, type SerializationContext } from "adaptivecards";
import { z } from "zod";
import { drawChart, type DrawnChart } from "../shared/draw-chart.ts";

/** Charts, which the library does not know: Teams draws them with one of its own. */

const donut = z
  .object({ title: z.string(), data: z.array(z.object({ legend: z.string(), value: z.number() })) })
  .transform(({ title, data }): DrawnChart => ({
    title,
    kind: "shares",
    slices: data.map(({ legend, value }) => ({ label: legend, value })),
  }));
const groupedBars = z
  .object({
    title: z.string(),
    data: z.array(z.object({ legend: z.string(), values: z.array(z.object({ x: z.string(), y: z.number() })) })),
  })
  .transform(({ title, data }): DrawnChart => ({
    title,
    kind: "bars",
    labels: data[0]?.values.map(({ x }) => x) ?? [],
    series: data.map(({ legend, values }) => ({ name: legend, values: values.map(({ y }) => y) })),
  }));

abstract class Chart extends CardElement {
  private drawn: DrawnChart | null = null;
  protected abstract readonly shape: z.ZodType<DrawnChart>;

  protected override internalParse(source: Record<string, unknown>, context: SerializationContext): void {
    super.internalParse(source, context);
    this.drawn = this.shape.safeParse(source).data ?? null;
  }

  protected override internalRender(): HTMLElement | undefined {
    return this.drawn === null ? undefined : drawChart(this.drawn);
  }
}

class Donut extends Chart {
  protected readonly shape = donut;
  getJsonTypeName(): string {
    return "Chart.Donut";
  }
}

class GroupedBars extends Chart {
  protected readonly shape = groupedBars;
  getJsonTypeName(): string {
    return "Chart.VerticalBar.Grouped";
  }
}

export function registerCharts(): void {
  GlobalRegistry.elements.register("Chart.Donut", Donut);
  GlobalRegistry.elements.register("Chart.VerticalBar.Grouped", GroupedBars);
}
