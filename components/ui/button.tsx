import type { ComponentProps, MouseEvent } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { Spinner } from "./spinner";

type Props = ButtonLook &
  ComponentProps<"button"> & {
    /** Work started by this button is under way: it keeps its place and the focus, and does nothing more. */ busy?: boolean;
  };

/** Stays a submit button, since without one Enter in a single field sends the form by itself; its click is what is stopped. */
function stop(event: MouseEvent): void {
  event.preventDefault();
}

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
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? stop : onClick}
      className={buttonStyle({ variant, size, wide }, className)}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
