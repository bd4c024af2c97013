import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Crew } from "../world/crew.ts";
import { freePort } from "../world/ports.ts";
import { notableInNode } from "../world/log-lines.ts";
import { root } from "../world/settings.ts";
import { until } from "../world/wait.ts";
import { load, median } from "./load.ts";
import type { Options } from "./options.ts";
import type { Shop } from "./world.ts";

/** The program, wherever the machine has it; it is no package. */
const NGINX = "nginx";

/** A page behind the nginx configuration that comes with the shop, beside the same bytes as a file. */
export interface NginxFigures {
  readonly fileRps: number;
  readonly shopRps: number;
  readonly ratio: number;
}

type Ports = { readonly file: number; readonly shop: number };

/** The shop's own configuration, at other ports and in a folder of this run; and a file beside it. */
function configuration(folder: string, shop: Shop, ports: Ports): string {
  const ours = readFileSync(join(root, "bin", "nginx", "landfall.conf"), "utf8")
    .replace("/var/cache/nginx/landfall", join(folder, "cache"))
    .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${new URL(shop.url).port};`)
    .replace("listen 80;", `listen ${ports.shop};`);
  // Whoever owns the folder of this run has to read it.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  return `${user} daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1;
events { worker_connections 1024; }
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  server { listen ${ports.file}; root ${folder}; default_type text/html; add_header Content-Encoding gzip; }
  ${ours}
}`;
}

async function open(dataDir: string, shop: Shop, crew: Crew): Promise<Ports & { readonly folder: string }> {
  const folder = mkdtempSync(join(dataDir, "nginx-"));
  mkdirSync(join(folder, "cache"));
  const ports = { file: await freePort(), shop: await freePort() };
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(folder, shop, ports));
  await crew.start({
    name: "nginx",
    command: NGINX,
    args: ["-c", file],
    env: process.env,
    dataDir,
    cwd: folder,
    notable: notableInNode,
  });
  return { ...ports, folder };
}

/** A page as it goes over the line, so that both send the same. */
async function compressed(url: string): Promise<Buffer> {
  const [answer] = (await once(get(url, { headers: { "accept-encoding": "gzip" } }), "response")) as [
    IncomingMessage,
  ];
  return buffer(answer);
}

/** Undefined where nginx is not installed. */
export async function measureNginx(
  shop: Shop,
  path: string,
  { dataDir, crew, options }: { dataDir: string; crew: Crew; options: Options },
): Promise<NginxFigures | undefined> {
  if (spawnSync(NGINX, ["-v"]).error) return undefined;
  const { file, shop: port, folder } = await open(dataDir, shop, crew);
  const page = `http://localhost:${String(port)}${path}`;
  const isUp = async (): Promise<boolean> =>
    fetch(page).then(
      ({ ok }) => ok,
      () => false,
    );
  if (!(await until(isUp, 10_000, crew.isStopping))) return undefined;
  writeFileSync(join(folder, "page.html"), await compressed(page));
  const taken: { file: number; shop: number }[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const { rps } = await load(
      { url: `http://localhost:${String(file)}/page.html`, gzip: true },
      options.seconds,
    );
    taken.push({ file: rps, shop: (await load({ url: page, gzip: true }, options.seconds)).rps });
  }
  return {
    fileRps: median(taken.map((each) => each.file)),
    shopRps: median(taken.map((each) => each.shop)),
    ratio: median(taken.map((each) => each.shop / each.file)),
  };
}
