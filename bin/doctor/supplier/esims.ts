import { z } from "zod";
import { isIccid } from "@/lib/suppliers/contract/esims";
import { supplier } from "@/lib/suppliers/registry";
import { SupplierError } from "@/lib/suppliers/errors";
import { counted } from "../count.ts";
import { line, type Finding } from "../finding.ts";
import { wrappingOf } from "./answers.ts";
import { assumption, NEEDS_ORDER, once } from "./assumption.ts";
import { OTHER_PREFIX, readAs, rowsOf, saidBy, UNKNOWN_ICCID, wordsOf, type Partner } from "./partner.ts";

const USAGE = `/sims/${UNKNOWN_ICCID}/usage`;

/** The API knows the address if it answers in its own form, even to say that it has no such eSIM. */
async function isThere(partner: Partner, prefix: string): Promise<boolean> {
  const heard = await once(partner, USAGE, prefix);
  const error = readAs(heard);
  return error === null || error.kind === "not_found" || error.kind === "rejected";
}

/** Under which spelling usage is found, and whether the shop's client finds it there. */
export async function usagePath(partner: Partner): Promise<Finding> {
  const at = line("supplier.usage-path", "usage's path");
  if (partner.name !== "pressone") return at.skip("spelt in one way by this supplier");
  const spellings = [partner.prefix, OTHER_PREFIX];
  const found = [];
  for (const prefix of spellings) if (await isThere(partner, prefix)) found.push(prefix);
  if (found.length === 0)
    return at.fail(
      `neither ${spellings.join(" nor ")} answers (${wordsOf(await once(partner, USAGE))})`,
      "nobody would see their usage: ask PressOne for the path of the usage endpoint",
    );
  const said = found.length === 2 ? `${found.join(" and ")} both answer` : `only ${found.join("")} answers`;
  const stumbled = await clientFindsUsage();
  if (stumbled === undefined) return at.ok(`${said}; the shop's client finds it`);
  return at.fail(
    `${said}, but the shop's client stumbles: ${stumbled}`,
    "show this line to whoever looks after the shop",
  );
}

async function clientFindsUsage(): Promise<string | undefined> {
  try {
    await supplier().usage(UNKNOWN_ICCID);
    return "it takes an eSIM that does not exist for one that does";
  } catch (error) {
    return error instanceof SupplierError && error.kind === "not_found" ? undefined : saidBy(error);
  }
}

/** A1: paths that PressOne's pages name without showing them. */
export async function hiddenPaths(partner: Partner): Promise<Finding> {
  const at = assumption(1, "paths not shown");
  const lists = ["/compatible-devices-lite", "/sims?limit=1"];
  const paths = [...lists, `/sims/${UNKNOWN_ICCID}`, "/orders/999999999999"];
  const missing = [];
  for (const path of paths) {
    const error = readAs(await once(partner, path));
    // That there is no such eSIM is said by a path that is there; that there is no such list is not.
    if (error !== null && (error.kind !== "not_found" || lists.includes(path)))
      missing.push(`${path.replace(UNKNOWN_ICCID, "{iccid}")} (${saidBy(error)})`);
  }
  if (missing.length === 0)
    return at.ok(`devices, eSIMs, one eSIM, one order: all ${String(paths.length)} are there`);
  return at.fail(`not as expected: ${missing.join("; ")}`, `ask ${partner.label} for these paths`);
}

/** A6: how an ICCID is answered that does not exist. */
export async function unknownIccid(partner: Partner): Promise<Finding> {
  const at = assumption(6, "unknown ICCID");
  const paths = ["", "/topups", "/instructions"].map((leaf) => `/sims/${UNKNOWN_ICCID}${leaf}`);
  const heard = [];
  for (const path of paths) heard.push(await once(partner, path));
  const statuses = heard.map(({ status }) => String(status)).join(", ");
  const strange = heard.find((answer) => readAs(answer)?.kind !== "not_found");
  if (strange === undefined)
    return at.ok(`HTTP ${statuses} (eSIM, top-ups, instructions); all read as not found`);
  return at.warn(
    `HTTP ${statuses}; one is not read as not found: ${wordsOf(strange)}`,
    "a recycled or wrong eSIM may show as a passing fault; show this line to whoever looks after the shop",
  );
}

const listedEsim = z.looseObject({ iccid: z.string().refine(isIccid) });

/** A15, and the envelope of histories: what is said of a package before it is used. Costs the eSIM's one call in 15 minutes. */
export async function history(partner: Partner): Promise<Finding> {
  const at = assumption(15, "package history");
  const listed = rowsOf(await once(partner, "/sims?limit=1"));
  const iccid = partner.order?.iccid ?? listedEsim.safeParse(listed[0]).data?.iccid;
  if (iccid === undefined) return at.skip(`${NEEDS_ORDER}: there is no eSIM in the account yet`);
  partner.scene.mask.learn(iccid);
  const heard = await partner.get(`/sims/${iccid}/packages`);
  if (readAs(heard)?.kind === "throttled")
    return at.skip("this eSIM's history was asked for in the last minutes; run this later");
  if (readAs(heard) !== null)
    return at.fail(wordsOf(heard), `ask ${partner.label} about the history of packages`);
  const statuses = z.array(z.looseObject({ status: z.string() })).safeParse(rowsOf(heard)).data ?? [];
  const words = [...new Set(statuses.map(({ status }) => status))].join(", ");
  const many = counted(statuses.length, "package");
  return at.ok(`${many}${words && `, said to be ${words}`}; wrapped in ${wrappingOf(heard)}`);
}
