import { afterAll, beforeAll, expect, test } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "../supplier/testing.ts";

type Accepted = { data: { refund_id: string } };
type Tickets = { refunds: { id: string; state: string }[] };

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

const page = async () => (await fetch(`${sandbox.url()}/control`)).text();
const press = (action: string, id: string) =>
  fetch(`${sandbox.url()}/control/do`, { method: "POST", body: new URLSearchParams({ action, id }) });
const stateOf = async (id: string) =>
  (await sandbox.control<Tickets>("/supplier/refunds")).body.refunds.find((ticket) => ticket.id === id)
    ?.state;

async function ticket(): Promise<string> {
  const iccid = await buySim(sandbox);
  const fields = { iccids: [iccid], reason: "OTHERS", notes: "<b>changed plans</b>" };
  return (await sandbox.post<Accepted>("/v2/refund", fields)).body.data.refund_id;
}

test("a refund request is decided with one of two buttons", async () => {
  const [approved, refused] = [await ticket(), await ticket()];
  const open = await page();
  for (const action of ["ticket.approve", "ticket.refuse"]) expect(open).toContain(`value="${action}"`);
  expect(open).toContain("&lt;b&gt;changed plans");
  await press("ticket.approve", approved);
  await press("ticket.refuse", refused);
  expect([await stateOf(approved), await stateOf(refused)]).toEqual(["approved", "refused"]);
  const decided = await page();
  expect(decided).not.toContain('value="ticket.approve"');
  expect(decided).toContain("$2.80");
});

test("a decided one stays decided, and the page says so", async () => {
  const id = await ticket();
  await press("ticket.refuse", id);
  expect(await (await press("ticket.approve", id)).text()).toContain("this ticket has been refused");
  expect(await stateOf(id)).toBe("refused");
});
