"use client";

import { useId, useState } from "react";
import { CircleCheck, CircleHelp } from "lucide-react";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { devicesNamed } from "@/lib/catalog/devices/model";

type Labels = {
  readonly label: string;
  readonly placeholder: string;
  /** With `{device}` where its name goes. */
  readonly yes: string;
  readonly unknown: string;
  /** With `{model}` where the name of this phone goes. */
  readonly thisPhone: string;
};

let list: Promise<readonly string[]> | undefined;

async function ask(): Promise<readonly string[]> {
  const answer = await fetch("/api/devices");
  if (!answer.ok) throw new Error(`the list of devices answered ${answer.status}`);
  return (await answer.json()) as string[];
}

type WithHints = Navigator & {
  readonly userAgentData?: {
    readonly getHighEntropyValues: (hints: readonly string[]) => Promise<{ readonly model?: string }>;
  };
};

/** What an Android phone calls itself, where its browser tells; iPhones do not. */
async function ownModel(): Promise<string | null> {
  const hints = await (navigator as WithHints).userAgentData?.getHighEntropyValues(["model"]);
  return hints?.model || null;
}

/** Whether a phone is ready for eSIM, by the supplier's list. A phone that is not in it may be ready all the same. */
export function DeviceCheck({ labels }: { labels: Labels }) {
  const id = useId();
  const field = useEarlyInput<HTMLDivElement>();
  const [devices, setDevices] = useState<readonly string[]>([]);
  const [model, setModel] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const found = devicesNamed(devices, typed);
  const isUnknown = devices.length > 0 && typed.trim().length > 3 && found.length === 0;

  async function load() {
    list ??= ask();
    try {
      const [known, own] = await Promise.all([list, ownModel()]);
      setDevices(known);
      setModel(own);
    } catch {
      // The text above the field says how to find out without the list.
      list = undefined;
    }
  }

  return (
    <div ref={field} className="mt-3">
      <label htmlFor={id} className="text-small font-semibold">
        {labels.label}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={labels.placeholder}
        value={typed}
        onFocus={() => void load()}
        onChange={(event) => setTyped(event.target.value)}
        className="mt-1.5 block min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3.5"
      />
      {model && typed === "" && (
        <button
          type="button"
          onClick={() => setTyped(model)}
          className="mt-1.5 min-h-9 text-small font-semibold underline underline-offset-4"
        >
          {labels.thisPhone.replace("{model}", model)}
        </button>
      )}
      <div role="status" className="mt-2 grid gap-1.5 text-small">
        {found.map((device) => (
          <p key={device} className="flex items-start gap-2 font-medium text-good">
            <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden />
            {labels.yes.replace("{device}", device)}
          </p>
        ))}
        {isUnknown && (
          <p className="flex items-start gap-2">
            <CircleHelp className="mt-0.5 size-4 shrink-0 text-ink-soft" aria-hidden />
            {labels.unknown}
          </p>
        )}
      </div>
    </div>
  );
}
