import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "../testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const BRAND = "our perfect brand";
type Sharing = { link: string | null; access_code: string | null };
type Sim = {
  iccid: string;
  brand_settings_name: string | null;
  sharing?: Sharing;
  simable: { brand_settings_name: string | null; sharing?: Sharing };
};
type Ordered = { data: { brand_settings_name: string | null; sims: { iccid: string }[] } };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const order = <T = Ordered>(fields: Record<string, unknown>) =>
  sandbox.post<T>("/v2/orders", { package_id: PACKAGE, quantity: 1, ...fields });
const simWith = async (iccid: string, include = "share") =>
  (await sandbox.get<{ data: Sim }>(`/v2/sims/${iccid}?include=${include}`)).body.data;
const set = (settings: Record<string, unknown>) =>
  sandbox.control("/settings", { supplier: settings }, "PATCH");

describe("sharing links", () => {
  it("are one for all eSIMs of an order, with a code of four digits", async () => {
    const { body } = await order({ quantity: 2, to_email: "a@example.test", sharing_option: ["pdf"] });
    const [first, second] = await Promise.all(body.data.sims.map(({ iccid }) => simWith(iccid)));
    expect(first?.sharing?.link).toMatch(/^https:\/\/esims\.cloud\/[a-z0-9]+-[a-z0-9]+$/);
    expect(first?.sharing?.access_code).toMatch(/^\d{4}$/);
    expect(second?.sharing).toEqual(first?.sharing);
    expect(await simWith(first?.iccid ?? "", "order")).not.toHaveProperty("sharing");
  });

  it("are sent by a mail that the ledger keeps", async () => {
    await order({
      description: "ord-share",
      to_email: "a@localhost",
      sharing_option: ["link", "pdf"],
      copy_address: ["b@example.test"],
    });
    const { body } = await sandbox.control("/ledger?operation=supplier.sharing.mail");
    expect(body).toMatchObject({
      entries: [
        {
          reference: "ord-share",
          request: { to: "a@localhost", cc: ["b@example.test"], options: ["link", "pdf"] },
          response: { access_code: expect.stringMatching(/^\d{4}$/) as unknown },
        },
      ],
    });
  });

  it("are made when first asked for, or stay null when told so", async () => {
    await set({ shareLinkOnRequest: false });
    const iccid = await buySim(sandbox);
    expect((await simWith(iccid)).sharing).toEqual({ link: null, access_code: null });
    await set({ shareLinkOnRequest: true });
    const { sharing } = await simWith(iccid);
    expect(sharing?.link).toContain("https://esims.cloud/");
    await set({ sharingInsideSimable: true });
    const inside = await simWith(iccid);
    expect(inside.simable.sharing).toEqual(sharing);
    expect(inside).not.toHaveProperty("sharing");
    const list = await sandbox.get<{ data: Sim[] }>("/v2/sims?include=share");
    expect(list.body.data[0]?.simable.sharing).toEqual(sharing);
  });

  it.each([
    [{ to_email: "a@example.test" }, "sharing_option"],
    [{ to_email: "nobody", sharing_option: ["link"] }, "to_email"],
    [{ to_email: "a@example.test", sharing_option: ["fax", "link"] }, "sharing_option(1)"],
    [
      { to_email: "a@example.test", sharing_option: ["link"], copy_address: ["b@example.test", "b"] },
      "copy_address.1",
    ],
    [{ brand_settings_name: "unheard of" }, "brand_settings_name"],
  ])("refuse %j", async (fields, field) => {
    const answer = await order<{ data: object }>(fields);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.data)).toEqual([field]);
  });

  it("take the options as form fields too", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      package_id: PACKAGE,
      quantity: "1",
      to_email: "a@example.test",
      sharing_option: '["link", "pdf"]',
      "copy_address[]": "b@example.test",
    }))
      form.append(name, value);
    expect((await sandbox.post("/v2/orders", form)).status).toBe(200);
    const { body } = await sandbox.control("/ledger?operation=supplier.sharing.mail");
    expect(body).toMatchObject({
      entries: [{ request: { cc: ["b@example.test"], options: ["link", "pdf"] } }],
    });
  });
});

describe("brands", () => {
  it("are given with an order and show in every answer and link", async () => {
    const { body } = await order({ brand_settings_name: BRAND });
    expect(body.data.brand_settings_name).toBe(BRAND);
    const sim = await simWith(body.data.sims[0]?.iccid ?? "");
    expect(sim).toMatchObject({ brand_settings_name: BRAND, simable: { brand_settings_name: BRAND } });
    expect(sim.sharing?.link).toMatch(/^https:\/\/esims\.cloud\/our-perfect-brand\//);
  });

  it("change for one eSIM, by any kind of body, and are taken off with null", async () => {
    const iccid = await buySim(sandbox);
    const path = `/v2/sims/${iccid}/brand`;
    const multipart = new FormData();
    multipart.append("brand_settings_name", BRAND);
    for (const body of [multipart, new URLSearchParams({ brand_settings_name: BRAND })]) {
      expect((await sandbox.put(path, body)).body).toEqual({
        data: { brand_settings_name: BRAND },
        meta: { message: "succes" },
      });
      expect((await simWith(iccid)).brand_settings_name).toBe(BRAND);
      await sandbox.put(path, { brand_settings_name: null });
      expect((await simWith(iccid)).brand_settings_name).toBeNull();
    }
  });

  it("must exist, and so must the eSIM", async () => {
    const iccid = await buySim(sandbox);
    const brand = { brand_settings_name: "Second brand" };
    expect(await sandbox.put(`/v2/sims/${iccid}/brand`, brand)).toMatchObject({
      status: 422,
      body: { data: { brand_settings_name: "The selected brand settings name is invalid." } },
    });
    await set({ brands: `${BRAND}, Second brand` });
    expect((await sandbox.put(`/v2/sims/${iccid}/brand`, brand)).status).toBe(200);
    expect((await sandbox.put("/v2/sims/8910300000000000001/brand", brand)).status).toBe(404);
  });

  it("are PressOne's too only when it has the extras", async () => {
    const iccid = await buySim(sandbox);
    const path = `/customer/v2/sims/${iccid}/brand`;
    const fetched = await fetch(sandbox.url() + path, { method: "PUT", headers: sandbox.headers() });
    expect(fetched.status).toBe(404);
    await set({ pressoneExtras: true });
    expect((await sandbox.put(path, { brand_settings_name: BRAND })).status).toBe(200);
  });
});
