import type { ComponentProps } from "react";
import { TextField } from "./text-field";

/** One e-mail address, as phones and password managers like to fill it in. 254 is the longest that mail can carry. */
export function EmailField(props: ComponentProps<typeof TextField>) {
  return (
    <TextField
      type="email"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={254}
      {...props}
    />
  );
}
