import type { Context } from "hono";
import { countingNumber, isEmail, isText, text } from "../fields.ts";
import type { ClaimRequest, Numbers, VoiceUser } from "./numbers.ts";
import { VoiceRefusal } from "./reply.ts";
import type { VoiceSettings } from "./settings.ts";
import { claimWire, numberWire, subscriptionWire, userWire, type VoiceView } from "./wire.ts";

/** One request with a right key, as an endpoint sees it. */
export type VoiceCall = { c: Context; numbers: Numbers; settings: VoiceSettings; now: number };
export type VoiceEndpoint = (call: VoiceCall) => { status: number; body: object };

const DEFAULT_PAGE_SIZE = 100;

export const listAvailableNumbers: VoiceEndpoint = ({ c, numbers }) =>
  paged(c, numbers.available(), numberWire);

export const listVoiceUsers: VoiceEndpoint = (call) => {
  const { c, numbers } = call;
  const email = c.req.query("email")?.trim().toLowerCase();
  const mobile = digitsOf(c.req.query("mobile"));
  const found = numbers
    .users()
    .filter((user) => !email || user.email.toLowerCase() === email)
    .filter((user) => !mobile || digitsOf(user.mobile) === mobile);
  return paged(c, found, (user) => userWire(user, viewOf(call)));
};

export const claimNumber: VoiceEndpoint = (call) => {
  const request = claimRequestOf(call.c);
  const claimed = call.numbers.claim(request);
  if (claimed === "unknown-number") throw new VoiceRefusal(404, "There is no such number.");
  if (claimed === "number-taken") throw new VoiceRefusal(409, "This number has been claimed already.");
  if (claimed === "has-number") throw new VoiceRefusal(409, "This user has a number already.");
  const data = claimWire(claimed.user, viewOf(call));
  return { status: claimed.isNew ? 201 : 200, body: { message: "Number claimed", data } };
};

export const renewNumber: VoiceEndpoint = (call) => {
  const email = requiredEmail(call.c.get("body"));
  const renewed = call.numbers.renew(email);
  if (renewed === "unknown-email") throw new VoiceRefusal(404, "There is no user with this e-mail.");
  if (renewed === "balance-too-low") throw new VoiceRefusal(402, "Insufficient balance.");
  return { status: 200, body: { message: "Subscription renewed", data: renewalWire(renewed, call) } };
};

function renewalWire(user: VoiceUser, call: VoiceCall): object {
  return { email: user.email, subscription: subscriptionWire(user, viewOf(call)) };
}

function claimRequestOf(c: Context): ClaimRequest {
  const fields = c.get("body");
  const required = (name: string): string => {
    const given = textOf(fields, name);
    if (given === "") throw new VoiceRefusal(400, `${name}: This field is required.`);
    return given;
  };
  const request = {
    phoneNumber: required("phone_number"),
    email: requiredEmail(fields),
    firstName: required("first_name"),
    lastName: required("last_name"),
    mobile: required("mobile"),
    country: textOf(fields, "country").toUpperCase() || "NG",
  };
  if (!/^[A-Z]{2}$/.test(request.country))
    throw new VoiceRefusal(400, "country: Enter a code of two letters.");
  return request;
}

function textOf(fields: Record<string, unknown>, name: string): string {
  if (!isText(fields[name])) throw new VoiceRefusal(400, `${name}: Not a valid string.`);
  return text(fields[name]);
}

function requiredEmail(fields: Record<string, unknown>): string {
  const email = textOf(fields, "email");
  if (email === "") throw new VoiceRefusal(400, "email: This field is required.");
  if (!isEmail(email)) throw new VoiceRefusal(400, "email: Enter a valid email address.");
  return email;
}

function paged<T>(c: Context, all: T[], wire: (item: T) => object): { status: number; body: object } {
  const index = wholeNumber(c, "page_index", 1);
  const size = wholeNumber(c, "page_size", DEFAULT_PAGE_SIZE);
  const data = all.slice((index - 1) * size, index * size).map(wire);
  return { status: 200, body: { data, total: all.length, page_size: size, page_index: index } };
}

function wholeNumber(c: Context, name: string, fallback: number): number {
  const given = c.req.query(name);
  if (given === undefined || given === "") return fallback;
  const number = countingNumber(given);
  if (number !== undefined) return number;
  throw new VoiceRefusal(400, `${name}: A valid integer is required.`);
}

/** A plus sign in a query that was not encoded arrives as a blank. */
function digitsOf(mobile: string | undefined): string {
  return (mobile ?? "").replace(/\D/g, "");
}

function viewOf({ settings, now }: VoiceCall): VoiceView {
  return { settings, now };
}
