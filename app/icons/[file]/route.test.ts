import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "landfall-brand-"));
afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  vi.unstubAllEnvs();
  restart();
});

const ACCENT = { day: "#0b4fb3", night: "#8ab8ff" };
/** Files of public/ serve as logos: a wide drawing, and a photograph of sorts. */
const BRANDS = [
  { name: "Landfall", short: "Landfall", look: null },
  { name: "Blue Data", short: "Blue Data", look: { accent: ACCENT } },
  {
    name: "Coral Mobile and Friends",
    short: "Coral Mobile",
    look: { accent: ACCENT, logo: "/flags/au.svg" },
  },
  { name: "Schaufenstermobilfunk", short: "Schaufenster", look: { logo: "/screenshot.png" } },
] as const;

function dress({ name, look }: (typeof BRANDS)[number]): void {
  const file = join(folder, "brand.json");
  writeFileSync(file, JSON.stringify(look));
  vi.stubEnv("SHOP_NAME", name);
  vi.stubEnv("BRAND_FILE", look ? file : "");
}

/** Another process. */
function restart(): void {
  vi.resetModules();
  delete (globalThis as { landfallBrand?: unknown }).landfallBrand;
}

async function iconAt(file: string): Promise<Response> {
  const { GET } = await import("./route");
  return GET(new Request(`http://shop.test/icons/${file}`), { params: Promise.resolve({ file }) });
}

async function manifestIn(lang: string): Promise<Record<string, unknown>> {
  const { GET } = await import("@/app/manifest.webmanifest/route");
  const answer = await GET(new Request(`http://shop.test/manifest.webmanifest?lang=${lang}`));
  expect(answer.headers.get("content-type")).toBe("application/manifest+json");
  return (await answer.json()) as Record<string, unknown>;
}

/** A PNG, with width and height as its head says them. */
async function picture(answer: Response): Promise<{ bytes: Buffer; size: string }> {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("image/png");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return { bytes, size: `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` };
}

describe.each(BRANDS)("the shop as $name", (brand) => {
  test("can be installed by the rules of browsers, in each language as the same program", async () => {
    dress(brand);
    const manifest = await manifestIn("ar");
    expect(manifest).toMatchObject({
      id: "/",
      name: brand.name,
      short_name: brand.short,
      lang: "ar",
      dir: "rtl",
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
      theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
      description: expect.stringMatching(/\p{Script=Arabic}/u) as string,
    });
    const german = await manifestIn("de");
    expect(german).toMatchObject({ id: "/", lang: "de", dir: "ltr", icons: manifest["icons"] });
    for (const nonsense of ["", "xx", "toString"])
      expect(await manifestIn(nonsense)).toMatchObject({ lang: "en", dir: "ltr" });
  });

  test("has icons of the sizes that are promised, drawn once", async () => {
    dress(brand);
    const { icons } = (await manifestIn("en")) as {
      icons: { src: string; sizes: string; purpose: string; type: string }[];
    };
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      "192x192 any",
      "512x512 any",
      "512x512 maskable",
    ]);
    for (const { src, sizes } of icons) {
      const name = src.replace("/icons/", "");
      const first = await picture(await iconAt(name));
      expect(first.size, src).toBe(sizes);
      expect((await picture(await iconAt(name))).bytes.equals(first.bytes)).toBe(true);
    }
    expect((await picture(await iconAt("apple-touch-icon.png"))).size).toBe("180x180");
  });
});

test("every brand's icon is its own", async () => {
  const drawn = new Set<string>();
  for (const brand of BRANDS) {
    dress(brand);
    drawn.add((await picture(await iconAt("icon-192.png"))).bytes.toString("base64"));
    restart();
  }
  expect(drawn.size).toBe(BRANDS.length);
});

test.each(["/brand/logo.webp", "/../package.svg", "https://elsewhere.test/logo.svg"])(
  "a logo %j is refused",
  async (logo) => {
    dress({ ...BRANDS[0], look: { logo } as never });
    await expect(iconAt("icon-192.png")).rejects.toThrow();
  },
);

test.each(["icon-193.png", "icon-192.svg", "../icon-192.png", "toString", "", "icon-99999.png"])(
  "there is no icon %j",
  async (file) => {
    const answer = await iconAt(file);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBeNull();
  },
);
