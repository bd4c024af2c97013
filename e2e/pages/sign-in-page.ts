import { messages } from "../fixtures/messages";
import type { Sandbox } from "../fixtures/sandbox";
import type { Page } from "../fixtures/test";

const { auth } = messages;

export function signInPage(page: Page) {
  const email = page.getByRole("textbox", { name: auth.signIn.email });
  const code = page.getByRole("textbox", { name: auth.code.label });
  const ask = async (address: string) => {
    await email.fill(address);
    await page.getByRole("button", { name: auth.signIn.send }).click();
    await code.waitFor();
  };
  const submit = async (text: string) => {
    await code.fill(text);
    await page.getByRole("button", { name: auth.code.submit }).click();
  };
  return {
    email,
    code,
    ask,
    submit,
    /** The whole way, with the code out of the mailbox. */
    signIn: async (address: string, sandbox: Sandbox) => {
      await ask(address);
      await submit(await mailedCode(sandbox, address));
      await page.waitForURL((url) => !url.pathname.includes("/sign-in"));
    },
  };
}

/** The six digits of the newest sign-in mail. */
export async function mailedCode(sandbox: Sandbox, to: string): Promise<string> {
  const mail = await sandbox.mail.next({ to, subject: "sign-in code" });
  const digits = /\b\d{6}\b/.exec(mail.subject)?.[0];
  if (digits === undefined) throw new Error(`no code in "${mail.subject}"`);
  return digits;
}
