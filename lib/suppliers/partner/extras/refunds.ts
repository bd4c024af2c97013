import "server-only";
import { z } from "zod";
import type { SupplierRefunds } from "../../contract/extras";
import type { Client } from "../client";
import { idText, moment } from "../wire/values";
import { demand, demandIccid, demandUpTo, submit } from "../writes";

const MOST_ICCIDS = 5;
const LONGEST_NOTES = 255;

const ticketWire = z
  .object({ refund_id: idText, created_at: moment })
  .transform((wire) => ({ ticketId: wire.refund_id, createdAt: wire.created_at }));

/** Our claims for money back. */
export function openRefunds(client: Client): SupplierRefunds {
  return {
    claim: async ({ iccids, reason, notes = "", email, sendBefore }) => {
      demandUpTo(MOST_ICCIDS, "the number of ICCIDs", iccids.length);
      iccids.forEach(demandIccid);
      demand(new Set(iccids).size === iccids.length, "an ICCID is named twice");
      demand(notes.length <= LONGEST_NOTES, `notes have at most ${LONGEST_NOTES} characters`);
      demand(reason !== "OTHERS" || notes.trim() !== "", "the reason OTHERS needs notes");
      demand(email === undefined || z.email().safeParse(email).success, "the e-mail address is not one");
      const multipart = { iccids, reason, ...(notes && { notes }), ...(email && { email }) };
      return submit(
        client,
        {
          operation: "claim-refund",
          path: `${client.connection.prefix}/refund`,
          body: { multipart },
          sendBefore,
        },
        ticketWire,
      );
    },
  };
}
