import type { Hono } from "hono";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { toBuffer } from "qrcode";
import { slugOf } from "./catalogue/model.ts";
import { isFreshQrUrl } from "./qr-image.ts";
import type { Supplier } from "./supplier.ts";
import { activationCode } from "./wire/sim-wire.ts";

const SVG = { "content-type": "image/svg+xml", "cache-control": "public, max-age=86400" };
const GLOBE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 99"><rect width="132" height="99" fill="#e8eef6"/><g fill="none" stroke="#2c5d9b" stroke-width="3"><circle cx="66" cy="49" r="32"/><ellipse cx="66" cy="49" rx="14" ry="32"/><path d="M34 49h64M39 33h54M39 65h54"/></g></svg>';

/** The pictures whose addresses the catalogue and the orders carry. */
export function mountImages(app: Hono, { world, sims, shelf }: Supplier): void {
  const flags = join(
    dirname(createRequire(import.meta.url).resolve("country-flag-icons/package.json")),
    "3x2",
  );

  app.get("/supplier/images/places/:file", (c) => {
    const code = c.req.param("file").replace(".svg", "").toUpperCase();
    if (!/^[A-Z]{2}$/.test(code) || !existsSync(join(flags, `${code}.svg`))) return c.body(GLOBE, 200, SVG);
    return c.body(readFileSync(join(flags, `${code}.svg`), "utf8"), 200, SVG);
  });

  app.get("/supplier/images/operators/:file", (c) => {
    const slug = slugOf(c.req.param("file").replace(".svg", ""));
    const operator = shelf.search(`${slug}-`)[0]?.operator;
    if (!operator) return c.notFound();
    const [start, end] = operator.gradient;
    return c.body(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1035 653"><defs><linearGradient id="g"><stop stop-color="${start}"/><stop offset="1" stop-color="${end}"/></linearGradient></defs><rect width="1035" height="653" rx="40" fill="url(#g)"/><text x="70" y="580" font-family="sans-serif" font-size="72" fill="#fff">${operator.title.replaceAll("&", "&amp;")}</text></svg>`,
      200,
      SVG,
    );
  });

  app.get("/supplier/qr/:iccid", async (c) => {
    const sim = sims.find(c.req.param("iccid"));
    const { expires, signature } = c.req.query();
    if (!sim || !isFreshQrUrl(world, sim.iccid, { expires: Number(expires), signature: signature ?? "" }))
      return c.text("Forbidden", 403);
    const png = await toBuffer(activationCode(sim), { width: 400 });
    return c.body(new Uint8Array(png), 200, { "content-type": "image/png" });
  });

  app.get("/supplier/guide", (c) =>
    c.html(
      "<!doctype html><title>Install your eSIM</title><h1>Install your eSIM</h1><p>Scan the QR code with the phone that will use it.</p>",
    ),
  );
}
