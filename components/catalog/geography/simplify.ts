export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];

/** Twice-counted-free area of a closed ring, in square units. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  });
  return Math.abs(sum / 2);
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

/** Douglas–Peucker: leaves out points that lie within `tolerance` of the line without them. */
export function simplify(line: Ring, tolerance: number): Ring {
  const [first] = line;
  const last = line.at(-1);
  if (!first || !last || line.length < 3) return line;
  let farthest = 0;
  let index = 0;
  for (let at = 1; at < line.length - 1; at++) {
    const point = line[at];
    const away = point ? distance(point, first, last) : 0;
    if (away > farthest) [farthest, index] = [away, at];
  }
  if (farthest <= tolerance) return [first, last];
  return [
    ...simplify(line.slice(0, index + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(index), tolerance),
  ];
}

/** SVG path data of closed rings in whole units, relative and so as short as it gets. */
export function pathData(rings: readonly Ring[]): string {
  return rings.map(ringData).join("");
}

function ringData(ring: Ring): string {
  const whole = ring.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  const [start] = whole;
  if (!start) return "";
  const steps = whole.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = whole[index] ?? [x, y];
    return x === fromX && y === fromY ? [] : [`${x - fromX} ${y - fromY}`];
  });
  return steps.length < 2 ? "" : `M${start[0]} ${start[1]}l${steps.join(" ").replaceAll(" -", "-")}z`;
}
