import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

interface Bin {
  name: string;
  count: number;
  marked: string | undefined;
}

/**
 * Draws how many units lie in each band of totals. Its numbers are those of the table that its data-table names, which stands beside it for everyone:
 * one row a bin, the head its name, the first cell its count; a row with data-marked gets that word above its bar.
 */
class DistributionChart extends HTMLElement {
  #chart: EChartsType | undefined;
  #resized: ResizeObserver | undefined;
  readonly #scheme = matchMedia("(prefers-color-scheme: dark)");
  readonly #draw = (): void => this.#render();

  connectedCallback(): void {
    this.#chart = init(this, null, { renderer: "canvas" });
    this.#resized = new ResizeObserver(() => this.#chart?.resize());
    this.#resized.observe(this);
    this.#scheme.addEventListener("change", this.#draw);
    this.#render();
  }

  disconnectedCallback(): void {
    this.#scheme.removeEventListener("change", this.#draw);
    this.#resized?.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #bins(): Bin[] {
    const table = document.getElementById(this.dataset.table ?? "");
    return [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) => ({
      name: row.querySelector("th")?.textContent?.trim() ?? "",
      count: Number(row.querySelector("td")?.getAttribute("data-value") ?? "0"),
      marked: row.getAttribute("data-marked") ?? undefined,
    }));
  }

  #render(): void {
    const bins = this.#bins();
    const style = getComputedStyle(document.documentElement);
    const colour = (token: string): string => style.getPropertyValue(token).trim();
    const font = style.getPropertyValue("--font").trim();
    const text = { color: colour("--ink-quiet"), fontFamily: font, fontSize: 13 };

    this.#chart?.setOption(
      {
        animation: false,
        aria: { enabled: false },
        textStyle: { fontFamily: font },
        grid: { left: 8, right: 8, top: 28, bottom: 28, containLabel: true },
        // Drawn on the canvas: a tooltip in the page would carry style attributes, which the content security policy refuses.
        tooltip: {
          renderMode: "richText",
          trigger: "axis",
          axisPointer: { type: "shadow" },
          backgroundColor: colour("--surface"),
          borderColor: colour("--line-field"),
          textStyle: { color: colour("--ink"), fontFamily: font },
          formatter: (points: unknown) => {
            const point = (points as { name: string; value: number }[])[0];
            return point ? `${point.name}: ${point.value} ${this.dataset.unit ?? ""}` : "";
          },
        },
        xAxis: {
          type: "category",
          data: bins.map((bin) => bin.name),
          name: this.dataset.x,
          nameLocation: "middle",
          nameGap: 28,
          nameTextStyle: text,
          axisLabel: { ...text, hideOverlap: true },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colour("--line-field") } },
        },
        yAxis: {
          type: "value",
          minInterval: 1,
          name: this.dataset.y,
          nameTextStyle: { ...text, align: "left" },
          axisLabel: text,
          splitLine: { lineStyle: { color: colour("--line") } },
        },
        series: [
          {
            type: "bar",
            barCategoryGap: "12%",
            data: bins.map((bin) => ({
              value: bin.count,
              itemStyle: { color: bin.marked ? colour("--accent-strong") : colour("--accent"), opacity: bin.marked || !bins.some((b) => b.marked) ? 1 : 0.45 },
              label: { show: bin.marked !== undefined, position: "top", formatter: `▼ ${bin.marked ?? ""}`, color: colour("--ink"), fontFamily: font, fontWeight: "bold" },
            })),
          },
        ],
      },
      true,
    );
  }
}

customElements.define("distribution-chart", DistributionChart);
