type Props = { countryCode: string; size?: keyof typeof sizes };

const sizes = {
  small: "h-3.5 w-[1.3125rem] rounded-[3px]",
  medium: "h-4 w-6 rounded-[3px]",
  large: "h-6 w-9 rounded-sm",
  huge: "h-7 w-[2.625rem] rounded-sm",
};

/** A country's flag. Decoration: its name stands beside it. */
export function Flag({ countryCode, size = "medium" }: Props) {
  return (
    <img
      src={`/flags/${countryCode.toLowerCase()}.svg`}
      alt=""
      width={24}
      height={16}
      loading="lazy"
      decoding="async"
      className={`inline-block shrink-0 outline outline-line ${sizes[size]}`}
    />
  );
}
