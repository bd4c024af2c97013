import type { Hono } from 'hono';
import type { World } from '../kernel/world.ts';

export function mountMailbox(_app: Hono, _world: World): void {}
