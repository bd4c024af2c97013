import { isLiveKey } from "@/lib/platform/env";
import type { Environment } from "../world/settings.ts";
import type { Findings } from "./finding.ts";
import type { Ground } from "./ground.ts";
import type { Mask } from "./mask.ts";
import type { Options } from "./options.ts";

/** A system's clock as it was heard: how far it is ahead of ours, and how exactly that is known. */
export interface ClockReading {
  readonly aheadMs: number;
  readonly exactMs: number;
}

/** What the checks share: where they look, and what one saw that another needs. */
export interface Scene {
  readonly ground: Ground;
  readonly options: Options;
  readonly mask: Mask;
  /** Whose clock, by name. */
  readonly clocks: Map<string, ClockReading>;
  /** Why our tables cannot be used; the shop's own supplier client keeps its token there. */
  tablesMissing: string | undefined;
}

export interface Group {
  readonly id: string;
  readonly heading: string;
  /** The variables without which there is nothing to look at. */
  readonly needs: RegExp;
  readonly look: (scene: Scene) => Findings;
}

/** Whether anything of the outside world is real. */
export function isTrial({ ground }: Scene): boolean {
  return ground.played.length === 3;
}

export function isLive(environment: Environment): boolean {
  return isLiveKey(environment["STRIPE_SECRET_KEY"] ?? "");
}

/** Notes how far another clock is from ours: it was read at some moment between asking and hearing. */
export function noteClock(scene: Scene, name: string, heard: HeardTime): void {
  const { at, askedAt, heardAt, stepMs } = heard;
  if (at === null || Number.isNaN(at.getTime()) || scene.clocks.has(name)) return;
  const aheadMs = at.getTime() + stepMs / 2 - (askedAt + heardAt) / 2;
  scene.clocks.set(name, { aheadMs, exactMs: (heardAt - askedAt) / 2 + stepMs / 2 });
}

interface HeardTime {
  readonly at: Date | null;
  readonly askedAt: number;
  readonly heardAt: number;
  /** How coarse the other clock was told: an HTTP date counts whole seconds. */
  readonly stepMs: number;
}
