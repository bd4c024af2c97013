import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { Spinner } from "./spinner";

type Props = ButtonLook &
  ComponentProps<"button"> & {
    /** Work started by this button is under way: it keeps its place and the focus, and does nothing more. */ busy?: boolean;
  };

/** A button; in a form it submits unless told otherwise. */
export function Button({
  variant,
  size,
  wide,
  busy = false,
  type = "submit",
  className,
  children,
  onClick,
  ...rest
}: Props) {
  return (
    <button
      type={busy ? "button" : type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonStyle({ variant, size, wide }, className)}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
