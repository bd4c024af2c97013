import type { ComponentProps } from "react";
import Link from "next/link";
import { type ButtonLook, buttonStyle } from "./button-style";

type Props = ButtonLook &
  Omit<ComponentProps<"a">, "href" | "ref"> & {
    href: string;
    /** The target is another document (other area or site): a plain anchor, no client navigation. */ leaves?: boolean;
  };

/** A link that looks like a button. */
export function LinkButton({ variant, size, wide, leaves = false, href, className, ...rest }: Props) {
  const look = buttonStyle({ variant, size, wide }, className);
  return leaves ? (
    <a href={href} className={look} {...rest} />
  ) : (
    <Link href={href} prefetch={false} className={look} {...rest} />
  );
}
