import type { Hono } from "hono";
import type { World } from "../kernel/world.ts";
import { endpointsOf } from "./api/endpoint.ts";
import { missingRoute } from "./api/errors.ts";
import { openReplies } from "./api/idempotency.ts";
import { mountApi } from "./api/routes.ts";
import { openBooks, type Books } from "./books.ts";
import { startDeadlines } from "./checkout/deadlines.ts";
import { mountStripeControl } from "./control/routes.ts";
import { startDispatcher } from "./events/dispatcher.ts";
import { registerEndpoint } from "./events/endpoints.ts";
import { mountPayPages } from "./pay/routes.ts";

export function mountStripe(app: Hono, world: World): () => void {
  const books = openBooks(world);
  const replies = openReplies(world.store.collection("stripe.replies"), () => world.clock.now().getTime());
  mountApi(app, books, endpointsOf(books, replies));
  app.all("/v1/*", (c) => c.json({ error: missingRoute(c.req.method, c.req.path).body }, 404));
  mountPayPages(app, books);
  mountStripeControl(app, books);

  registerConfigured(books);
  world.store.onReset(() => registerConfigured(books));
  const dispatcher = startDispatcher(books);
  const deadlines = startDeadlines(books, () => dispatcher.wake());
  books.onWake(() => {
    deadlines.reset();
    dispatcher.wake();
  });
  return () => {
    dispatcher.stop();
    deadlines.stop();
  };
}

function registerConfigured(books: Books): void {
  const { webhook } = books.world.config;
  if (webhook) registerEndpoint(books, webhook.url, webhook.secret);
}
