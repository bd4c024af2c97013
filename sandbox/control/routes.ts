import type { Hono } from 'hono';
import type { World } from '../kernel/world.ts';

export function mountControl(_app: Hono, _world: World): void {}
