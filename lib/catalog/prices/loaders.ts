import "server-only";
import { cookies } from "next/headers";

/** The currency that was chosen in this browser, if that is what the cookie says; whether it is sold in is not judged yet. */
export async function chosenCurrency(): Promise<string | null> {
  const value = (await cookies()).get("currency")?.value ?? "";
  return /^[A-Z]{3}$/.test(value) ? value : null;
}
