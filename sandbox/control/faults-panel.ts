import { html } from "hono/html";
import type { FaultRule } from "../kernel/faults.ts";
import type { SettingValues } from "../kernel/settings.ts";
import { kindWords } from "./fault-form.ts";
import { FAULT_PRESETS, type FaultPreset } from "./fault-presets.ts";
import type { ControlState } from "./model.ts";
import type { Html } from "./page.ts";
import { SETTING_PRESETS, type SettingPreset } from "./setting-presets.ts";

export function faultList(faults: FaultRule[]): Html {
  if (faults.length === 0) return html`<p class="muted">None: the outside world works.</p>`;
  return html`<ul class="faults">
      ${faults.map(
        (fault) =>
          html`<li>
            <div>
              <strong>${kindWords(fault.kind)}</strong> <span class="mono">${fault.operation}</span>
              <p class="muted small num">${howOften(fault)}</p>
            </div>
            <form method="post" action="/control/do">
              <input type="hidden" name="id" value="${fault.id}" />
              <button
                name="action"
                value="fault.remove"
                aria-label="Remove ${fault.kind} on ${fault.operation}"
              >
                Remove
              </button>
            </form>
          </li>`,
      )}
    </ul>
    <form method="post" action="/control/do">
      <button name="action" value="fault.clear">Remove all</button>
    </form>`;
}

function howOften(fault: FaultRule): string {
  return [
    fault.count === undefined ? "until removed" : fault.count === 0 ? "over" : `${fault.count} more`,
    fault.skip ? `after ${fault.skip} calls` : "",
    fault.probability === undefined ? "" : `${Math.round(fault.probability * 100)} % of calls`,
    fault.packageId === undefined ? "" : `only ${fault.packageId}`,
    fault.contains === undefined ? "" : `only with “${fault.contains}”`,
    `struck ${fault.struck ?? 0}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What goes wrong in the real world, one button each. */
export function faultPresets(faults: FaultRule[]): Html {
  return html`<p class="muted small">Strikes the next call, then it is over.</p>
    <ul class="presets">
      ${FAULT_PRESETS.map((preset) => presetButton(preset, isWaiting(preset, faults)))}
    </ul>`;
}

export function settingPresets(settings: ControlState["settings"]): Html {
  return html`<p class="muted small">Each stays as it is until you switch it back.</p>
    <ul class="presets">
      ${SETTING_PRESETS.map((preset) => presetSwitch(preset, isOn(preset, settings.supplier)))}
    </ul>`;
}

function presetButton({ id, title, words }: FaultPreset, waits: boolean): Html {
  return html`<li>
    <form method="post" action="/control/do">
      <input type="hidden" name="preset" value="${id}" />
      <button name="action" value="preset.fault">
        <span class="head"
          ><strong>${title}</strong> ${waits ? html`<span class="pill bad">Waits</span>` : ""}</span
        >
        <span class="muted small">${words}</span>
      </button>
    </form>
  </li>`;
}

function presetSwitch({ id, title, words }: SettingPreset, on: boolean): Html {
  return html`<li>
    <form method="post" action="/control/do">
      <input type="hidden" name="preset" value="${id}" />
      <input type="hidden" name="on" value="${String(!on)}" />
      <button name="action" value="preset.setting" class="${on ? "on" : ""}" aria-pressed="${String(on)}">
        <span class="head"><strong>${title}</strong> ${on ? html`<span class="pill">On</span>` : ""}</span>
        <span class="muted small">${words}</span>
      </button>
    </form>
  </li>`;
}

function isWaiting({ fault }: FaultPreset, rules: FaultRule[]): boolean {
  const asked = Object.entries(fault).filter(([name]) => name !== "count");
  return rules.some((rule) => {
    const made = new Map<string, unknown>(Object.entries(rule));
    return (
      rule.count !== 0 &&
      asked.every(([name, value]) => JSON.stringify(made.get(name)) === JSON.stringify(value))
    );
  });
}

function isOn(preset: SettingPreset, settings: SettingValues = {}): boolean {
  return Object.entries(preset.settings).every(([name, value]) => settings[name] === value);
}
