import { createNavigation } from "next-intl/navigation";
import { routing } from "./routing";

/** Locale-aware navigation for pages made for one person. Browse pages write `localePath` instead: it ships no script. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
