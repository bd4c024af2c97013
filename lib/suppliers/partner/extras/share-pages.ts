import "server-only";
import { z } from "zod";
import type { Brands, SharingLinks } from "../../contract/extras";
import { read, simPath } from "../calls";
import { type Client, parse } from "../client";
import { idText, orNull, unwrap } from "../wire/values";
import { assure, demand, demandIccid } from "../writes";

const sharingWire = z.object({ link: orNull(z.string()), access_code: orNull(idText) }).nullish();
// It stands beside the order in one sample and inside it in another.
const sharedEsimWire = z
  .object({ sharing: sharingWire, simable: z.object({ sharing: sharingWire }).nullish() })
  .transform(({ sharing, simable }) =>
    [sharing, simable?.sharing]
      .flatMap((found) => (found?.link ? [{ link: found.link, accessCode: found.access_code }] : []))
      .at(0),
  );

/** The supplier's own page about an eSIM. */
export function openSharing(client: Client): SharingLinks {
  return {
    of: async (iccid) => {
      demandIccid(iccid);
      const path = `${simPath(client, iccid)}?include=share`;
      return (await read(client, { operation: "share-link", path }, sharedEsimWire)) ?? null;
    },
  };
}

/** Under whose name that page appears. */
export function openBrands(client: Client): Brands {
  return {
    assign: async (iccid, brand) => {
      demandIccid(iccid);
      demand(brand !== "", "a brand has a name");
      const answer = await assure(client, {
        operation: "assign-brand",
        method: "PUT",
        path: simPath(client, iccid, "/brand"),
        body: { form: { brand_settings_name: brand ?? "" } },
      });
      parse(z.object({ brand_settings_name: orNull(z.string()) }), unwrap(answer.body), "read");
    },
  };
}
