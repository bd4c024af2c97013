import "server-only";
import type { Brand, SandboxLinks } from "@/components/layout/brand";
import { loadLook } from "@/lib/brand/loaders";
import { shopCurrencies } from "@/lib/catalog/loaders";
import { env } from "@/lib/platform/env";

/** What the frame of every page shows of the reseller, from the configuration. */
export function shopIdentity(): {
  brand: Brand;
  currencies: readonly string[];
  sandbox: SandboxLinks | null;
} {
  const { SHOP_NAME, SUPPORT_EMAIL, SANDBOX_URL, SANDBOX_MAILBOX_URL } = env();
  return {
    currencies: shopCurrencies(),
    brand: { name: SHOP_NAME, supportEmail: SUPPORT_EMAIL, ...loadLook() },
    sandbox: SANDBOX_URL
      ? { controlUrl: `${SANDBOX_URL}/control`, mailboxUrl: SANDBOX_MAILBOX_URL ?? null }
      : null,
  };
}
