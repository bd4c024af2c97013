/** A span of time in the unit that fits it. */
export function lasting(seconds: number): string {
  if (seconds < 60) return `${String(Math.max(0, Math.round(seconds)))} s`;
  const hours = seconds / 3_600;
  if (hours < 1) return `${String(Math.round(seconds / 60))} min`;
  return hours <= 48 ? `${String(Math.round(hours))} h` : `${String(Math.round(hours / 24))} days`;
}
