import type { World } from "../../kernel/world.ts";
import { isEmail, listed, text } from "../fields.ts";
import type { SupplierSettings } from "../settings.ts";
import type { Sim } from "../sims.ts";

export type ShareRequest = { toEmail: string; options: string[]; copyAddresses: string[] };

/** All eSIMs of one order share one link. */
type Share = { token: string; accessCode: string };

type SharedOrder = { id: number; description: string | null };

type SharingWire = { link: string | null; access_code: string | null };

export type Sharing = {
  /** Makes the link and sends it; a mail that nobody reads here is an entry in the ledger. */
  mail(order: SharedOrder, brandName: string | null, request: ShareRequest): void;
  /** Where the traveller manages this eSIM; nulls while nothing was ever shared. */
  of(sim: Sim): SharingWire;
};

const OPTIONS = ["link", "pdf"];
const PAGES = "https://esims.cloud";
const TOKEN_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

export function openSharing({ store, random, ledger }: World, settings: () => SupplierSettings): Sharing {
  const shares = store.collection<Share>("supplier.shares");

  function made(orderId: number): Share {
    const known = shares.get(String(orderId));
    if (known) return known;
    const token = [6, 7].map((length) => random.text(length, TOKEN_ALPHABET)).join("-");
    const share = { token, accessCode: random.text(4, "0123456789") };
    shares.put(String(orderId), share);
    return share;
  }

  return {
    mail({ id, description }, brandName, { toEmail, options, copyAddresses }) {
      ledger.record({
        operation: "supplier.sharing.mail",
        method: "MAIL",
        path: `mailto:${toEmail}`,
        status: 202,
        request: { to: toEmail, cc: copyAddresses, options },
        response: wire(made(id), brandName),
        reference: description,
        fault: null,
        worked: true,
      });
    },
    of({ orderId, brandName }) {
      const share = settings().shareLinkOnRequest ? made(orderId) : shares.get(String(orderId));
      return share ? wire(share, brandName) : { link: null, access_code: null };
    },
  };
}

function wire({ token, accessCode }: Share, brandName: string | null): SharingWire {
  const path = brandName ? [slugOf(brandName), token] : [token];
  return { link: [PAGES, ...path].join("/"), access_code: accessCode };
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** What to send to whom; null when no address was given, whatever else was. */
export function shareRequestOf(fields: Record<string, unknown>): ShareRequest | null {
  const toEmail = text(fields.to_email);
  if (toEmail === "") return null;
  return {
    toEmail,
    options: listed(fields.sharing_option).map(text),
    copyAddresses: listed(fields.copy_address).map(text),
  };
}

export function shareProblems(fields: Record<string, unknown>): Record<string, string> {
  const request = shareRequestOf(fields);
  if (!request) return {};
  const problems: Record<string, string> = {};
  if (!isEmail(request.toEmail)) problems.to_email = "The to email must be a valid email address.";
  if (request.options.length === 0)
    problems.sharing_option = "The sharing option field is required when to email is present.";
  request.options.forEach((option, index) => {
    if (OPTIONS.includes(option)) return;
    const position = index + 1;
    problems[`sharing_option(${position})`] =
      `Sharing option on position ${position} is invalid. Available options are: 'link' and 'pdf'.`;
  });
  request.copyAddresses.forEach((address, index) => {
    if (!isEmail(address))
      problems[`copy_address.${index}`] = `The copy_address.${index} must be a valid email address.`;
  });
  return problems;
}
