import { codeGroups } from "@/lib/esims/model";

/** A code read in groups, which are room and no characters: what is selected and copied is the code. */
export function GroupedCode({ code }: { code: string }) {
  return codeGroups(code).map((group, index) => (
    <span
      key={index}
      className={group.endsWith("-") ? "inline-block break-all" : "inline-block pe-[0.5ch] break-all"}
    >
      {group}
    </span>
  ));
}
