/** Pay by component and pay date as stacked bars; the table beneath says the same in numbers. */

import type { PayoutLine } from "@attain/engine";
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { settings, useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { componentsOf } from "./payees-table.js";

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

export function PayChart({ payouts }: { readonly payouts: readonly PayoutLine[] }) {
  const place = useRef<HTMLDivElement>(null);
  const texts = useTexts();
  const { theme } = useStore(settings);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read through the style sheet.
  useEffect(() => {
    if (place.current === null) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const chart = init(place.current, null, { renderer: "svg" });
    const periods = [...new Set(payouts.map(({ period }) => period))].sort();
    // Bars are as tall as a double can say; the numbers beside them are exact.
    const sum = (component: string, period: string) =>
      payouts
        .filter((line) => line.component === component && line.period === period)
        .reduce((total, { amount }) => total + Number(amount), 0);
    chart.setOption({
      aria: { enabled: true },
      animation: false,
      color: [colour("accent"), colour("warn"), colour("good"), colour("bad"), colour("ink-soft")],
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: {
        left: 8,
        right: 8,
        top: 36,
        bottom: 4,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      legend: { top: 0, left: 0, textStyle: { color: colour("ink-soft") } },
      tooltip: { trigger: "axis", renderMode: "richText" },
      xAxis: { type: "category", data: periods, axisLabel: { color: colour("ink-soft") } },
      yAxis: {
        type: "value",
        axisLabel: { color: colour("ink-soft"), formatter: compact },
        splitLine: { lineStyle: { color: colour("line") } },
      },
      series: componentsOf(payouts).map((component) => ({
        name: component,
        type: "bar",
        stack: "pay",
        barMaxWidth: 56,
        data: periods.map((period) => Math.round(sum(component, period) * 100) / 100),
      })),
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [payouts, theme]);
  return <div ref={place} className="chart" role="img" aria-label={texts.byComponent} />;
}

const brief = new Intl.NumberFormat("en", { notation: "compact" });

function compact(value: number): string {
  return brief.format(value);
}
