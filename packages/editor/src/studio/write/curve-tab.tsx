/** What each component pays along one figure, and where whom is looked at stands on it. */

import type { DrawnCurve } from "@attain/dsl";
import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";
import { showPlace } from "./editing.js";

export function CurveTab() {
  const texts = useTexts();
  const { look } = useStore(workbench);
  const curves = look?.curves ?? [];
  if (curves.length === 0) return <p className="soft">{texts.noCurve}</p>;
  return curves.map((curve) => (
    <figure key={curve.component} className="curve">
      <figcaption>
        <button type="button" className="as-link mono" onClick={() => showPlace(curve.span)}>
          {curve.component}
        </button>
      </figcaption>
      <Curve curve={curve} />
      <ul className="small soft" lang="en">
        {curve.told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </figure>
  ));
}

const width = 340;
const height = 190;
const edge = { left: 46, right: 10, top: 10, bottom: 24 };

function Curve({ curve: { points, stands, component, figure, unit } }: { readonly curve: DrawnCurve }) {
  const lastX = Math.max(...points.map(({ x }) => x), 1e-9);
  const ys = points.map(({ y }) => y);
  const [low, high] = [Math.min(0, ...ys), Math.max(...ys, 1e-9)];
  const x = (value: number) => edge.left + (value / lastX) * (width - edge.left - edge.right);
  const y = (value: number) =>
    height - edge.bottom - ((value - low) / (high - low)) * (height - edge.top - edge.bottom);
  const line = points.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(" L");
  const share = (value: number) => (unit === "%" ? `${Math.round(value * 100)} %` : brief(value));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${component}: ${figure}`}>
      <path className="curve-area" d={`M${x(0)},${y(low)} L${line} L${x(lastX)},${y(low)} Z`} />
      <path
        className="curve-axis"
        d={`M${edge.left},${edge.top} V${height - edge.bottom} H${width - edge.right}`}
        fill="none"
      />
      <path className="curve-line" d={`M${line}`} />
      {[low, (low + high) / 2, high].map((value) => (
        <text key={value} x={edge.left - 6} y={y(value) + 4} textAnchor="end">
          {brief(value)}
        </text>
      ))}
      {[lastX / 3, (lastX * 2) / 3, lastX].map((value) => (
        <text key={value} x={x(value)} y={height - 8} textAnchor={value === lastX ? "end" : "middle"}>
          {share(value)}
        </text>
      ))}
      {stands === undefined ? null : <circle className="curve-dot" cx={x(stands.x)} cy={y(stands.y)} r="5" />}
    </svg>
  );
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

function brief(value: number): string {
  return compact.format(value);
}
