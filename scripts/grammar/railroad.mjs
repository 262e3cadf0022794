/**
 * Draws grammar rules as railroad diagrams in SVG: follow the line from left to right; every way through
 * is a legal text. Each part knows its width and how far it reaches above and below its line, and draws
 * itself at a point.
 */

const gap = 12;
const rowGap = 10;
const boxHeight = 24;
const characterWidth = 7.3;
const half = boxHeight / 2;

/** Several rules in one picture, each under its name. */
export function railroadSvg(rules) {
  const margin = 16;
  const titleHeight = 26;
  let y = margin;
  let width = 0;
  const parts = [];
  for (const [name, node] of rules) {
    const track = layOut(node);
    const line = y + titleHeight + track.up;
    parts.push(
      `<text x="${margin}" y="${y + 14}" class="title">${escaped(name)}</text>`,
      `<circle cx="${margin + 4}" cy="${line}" r="4" class="end"/>`,
      ...rail(margin + 8, line, margin + 20, line),
      ...track.draw(margin + 20, line),
      ...rail(margin + 20 + track.width, line, margin + 32 + track.width, line),
      `<circle cx="${margin + 36 + track.width}" cy="${line}" r="4" class="end"/>`,
    );
    width = Math.max(width, track.width + 40 + 2 * margin);
    y = line + track.down + margin;
  }
  const size = `${Math.ceil(width)} ${Math.ceil(y)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" width="${Math.ceil(width)}" height="${Math.ceil(y)}">`,
    `<style>${style}</style>`,
    `<rect width="100%" height="100%" class="paper"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

const style = [
  ".paper{fill:#ffffff}",
  ".rail{fill:none;stroke:#475569;stroke-width:1.5}",
  ".end{fill:#475569}",
  ".word{fill:#dbeafe;stroke:#1d4ed8}",
  ".sign{fill:#f1f5f9;stroke:#475569}",
  ".token{fill:#dcfce7;stroke:#15803d}",
  ".rule{fill:#fef9c3;stroke:#a16207}",
  "text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#0f172a}",
  ".title{font-weight:bold}",
].join("");

function layOut(node) {
  switch (node.kind) {
    case "word":
    case "sign":
    case "token":
    case "rule":
      return box(node);
    case "sequence":
      return inOrder(node.items.map(layOut));
    case "choice":
      return oneOf(node.items.map(layOut));
    case "optional":
      return around(layOut(node.item));
    case "repeat": {
      const repeated = loop(layOut(node.item), node.separator && layOut(node.separator));
      return node.optional ? around(repeated) : repeated;
    }
    default:
      throw new Error(`a node of kind ${node.kind} has no drawing`);
  }
}

/** Words and tokens are round, rules are square: a rule has a drawing of its own. */
function box({ kind, text }) {
  const width = Math.round(text.length * characterWidth) + 20;
  const radius = kind === "rule" ? 2 : half;
  return {
    width,
    up: half,
    down: half,
    draw: (x, y) => [
      `<rect x="${x}" y="${y - half}" width="${width}" height="${boxHeight}" rx="${radius}" class="${kind}"/>`,
      `<text x="${x + width / 2}" y="${y + 4}" text-anchor="middle">${escaped(text)}</text>`,
    ],
  };
}

function inOrder(parts) {
  const width = sum(parts.map((part) => part.width)) + gap * (parts.length - 1);
  return {
    width,
    up: Math.max(...parts.map((part) => part.up)),
    down: Math.max(...parts.map((part) => part.down)),
    draw(x, y) {
      const drawn = [];
      let at = x;
      for (const [index, part] of parts.entries()) {
        if (index > 0) {
          drawn.push(...rail(at, y, at + gap, y));
          at += gap;
        }
        drawn.push(...part.draw(at, y));
        at += part.width;
      }
      return drawn;
    },
  };
}

/** The first on the line, the others below it. */
function oneOf(parts) {
  const inner = Math.max(...parts.map((part) => part.width));
  const offsets = [];
  let down = 0;
  for (const [index, part] of parts.entries()) {
    const offset = index === 0 ? 0 : down + rowGap + part.up;
    offsets.push(offset);
    down = offset + part.down;
  }
  const width = inner + 4 * gap;
  return {
    width,
    up: parts[0].up,
    down,
    draw: (x, y) =>
      parts.flatMap((part, index) => {
        const line = y + offsets[index];
        const start = x + 2 * gap;
        const end = start + part.width;
        return [
          ...(index === 0 ? rail(x, y, start, y) : bend(x, y, start, line)),
          ...part.draw(start, line),
          ...rail(end, line, start + inner, line),
          ...(index === 0 ? rail(start + inner, y, x + width, y) : bend(start + inner, line, x + width, y)),
        ];
      }),
  };
}

/** A way past it, above. */
function around(part) {
  const width = part.width + 4 * gap;
  const rise = part.up + rowGap;
  return {
    width,
    up: rise + 2,
    down: part.down,
    draw: (x, y) => [
      ...rail(x, y, x + 2 * gap, y),
      ...part.draw(x + 2 * gap, y),
      ...rail(x + 2 * gap + part.width, y, x + width, y),
      ...bend(x, y, x + 2 * gap, y - rise),
      ...rail(x + 2 * gap, y - rise, x + 2 * gap + part.width, y - rise),
      ...bend(x + 2 * gap + part.width, y - rise, x + width, y),
    ],
  };
}

/** A way back, below, through what separates one from the next. */
function loop(part, separator) {
  const inner = Math.max(part.width, separator?.width ?? 0);
  const width = inner + 4 * gap;
  const drop = part.down + rowGap + (separator?.up ?? 2);
  const start = (x) => x + 2 * gap;
  return {
    width,
    up: part.up,
    down: drop + (separator?.down ?? 4),
    draw(x, y) {
      const left = start(x);
      const right = left + inner;
      const back = separator ? left + (inner - separator.width) / 2 : left;
      return [
        ...rail(x, y, left, y),
        ...part.draw(left, y),
        ...rail(left + part.width, y, x + width, y),
        ...turn(right, y, right + gap, y + drop, right, y + drop),
        ...rail(right, y + drop, separator ? back + separator.width : left, y + drop),
        ...(separator ? [...separator.draw(back, y + drop), ...rail(left, y + drop, back, y + drop)] : []),
        ...turn(left, y + drop, left - gap, y, left, y),
        `<path d="M ${left - gap + 3} ${y + drop / 2} l -3 -6 l -3 6 z" class="end"/>`,
      ];
    },
  };
}

function rail(x1, y1, x2, y2) {
  return x1 === x2 && y1 === y2 ? [] : [`<path d="M ${x1} ${y1} L ${x2} ${y2}" class="rail"/>`];
}

/** From one line to another, half way between the points. */
function bend(x1, y1, x2, y2) {
  const middle = (x1 + x2) / 2;
  const radius = Math.min(6, Math.abs(y2 - y1) / 2);
  const sign = y2 > y1 ? 1 : -1;
  return [
    `<path d="M ${x1} ${y1} H ${middle - radius} Q ${middle} ${y1} ${middle} ${y1 + sign * radius} V ${y2 - sign * radius} Q ${middle} ${y2} ${middle + radius} ${y2} H ${x2}" class="rail"/>`,
  ];
}

/** Out to the side, along, and back in. */
function turn(x1, y1, side, y2, x2, yEnd) {
  const sign = y2 > y1 ? 1 : -1;
  const radius = 6;
  const inward = side > x1 ? -radius : radius;
  return [
    `<path d="M ${x1} ${y1} H ${side + inward} Q ${side} ${y1} ${side} ${y1 + sign * radius} V ${y2 - sign * radius} Q ${side} ${y2} ${side + inward} ${yEnd} H ${x2}" class="rail"/>`,
  ];
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
