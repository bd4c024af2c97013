import type { Hono } from "hono";
import type { World } from "../kernel/world.ts";
import { perform } from "./actions.ts";
import { controlPage } from "./control-page.ts";
import { homePage } from "./home-page.ts";
import { readState } from "./model.ts";

export function mountControl(app: Hono, world: World): void {
  app.get("/", (c) => c.html(homePage(world.config)));

  app.get("/control", async (c) => {
    const { search = "", complaint = "" } = c.req.query();
    return c.html(controlPage(await readState(app, search), { search, complaint }));
  });

  app.post("/control/do", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const complaint = await perform(app, Object.fromEntries(form));
    return c.redirect(complaint ? `/control?complaint=${encodeURIComponent(complaint)}` : "/control", 303);
  });
}
