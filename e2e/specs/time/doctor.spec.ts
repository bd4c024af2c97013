import { expect, test } from "../../fixtures/test";
import { messages } from "../../fixtures/messages";
import { doctorPage } from "../../pages/doctor-page";
import { installPage } from "../../pages/install-page";
import { buyAndLook } from "../../pages/journey";

const { cause, question, watch } = messages.doctor;

// The operator is asked again after its interval only, so the clock has to move.
test("with roaming switched on the phone gets online, and the open page turns green by itself", async ({
  page,
  sandbox,
  email,
}) => {
  const { esim } = await buyAndLook(page, email);
  const { iccid } = await sandbox.phones.scan(await installPage(page).activationCode());
  const asked = doctorPage(page);
  await asked.open(`/en/esims/${esim}`);
  await asked.answer(question.line.yes);
  await asked.answer("In Japan");
  await asked.answer(question.network.bars);
  await asked.answer(question.roaming.no);
  await expect(asked.heading).toHaveText(cause.roaming_off.title);
  await expect(page.getByText(/^We ask the operator again at/)).toBeVisible();

  await sandbox.phones.attach(iccid);
  await sandbox.clock.advance("21m");
  await expect(page.getByRole("heading", { name: watch.cured })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("status").filter({ hasText: watch.curedText })).toBeAttached();
  // Loaded again, which is what somebody without scripts does, it stays green.
  await page.reload();
  await expect(asked.heading).toHaveText(watch.cured);
});
