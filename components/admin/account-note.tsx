import { useTranslations } from "next-intl";
import { signOut } from "@/lib/auth/actions";
import { StaffAction } from "./staff-action";

/** Who is signed in, and the way out. */
export function AccountNote({ email, locale }: { email: string; locale: string }) {
  const t = useTranslations("admin.frame");
  return (
    <div className="mb-2 grid gap-2">
      <p className="text-label text-ink-soft">{t("utc")}</p>
      <p className="text-label break-all text-ink-soft">{t("account", { email })}</p>
      <StaffAction action={signOut} label={t("signOut")} done="" fields={{ locale }} />
    </div>
  );
}
