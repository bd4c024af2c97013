export const CONTROL_STYLE = `
.wrap{max-width:72rem;margin:0 auto;padding:1.75rem 1.25rem 3rem;display:grid;gap:2rem}
.wrap>*{min-width:0}
.head{display:flex;justify-content:space-between;align-items:center;gap:.75rem 1rem;flex-wrap:wrap;margin-bottom:.875rem}
.lead{max-width:38rem;margin-top:.375rem}
.links{display:flex;gap:.5rem;flex-wrap:wrap}
.row{display:flex;gap:.5rem;flex-wrap:wrap;margin-top:.75rem}.row input{flex:1;min-width:8rem}
.find{display:flex;gap:.5rem}
.cols{display:grid;gap:1rem}
.time{font-size:1.75rem;line-height:1.2;font-weight:700;letter-spacing:-.02em}.time span{color:var(--accent)}
#said:not(:has(p)){display:none}
.said{border-radius:.625rem;padding:.75rem 1rem;background:var(--bad-tint);color:var(--bad)}
.phones{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
.phone{border:1px solid var(--line);border-radius:1.75rem;background:var(--surface);padding:.625rem;display:flex;flex-direction:column;gap:.5rem}
.screen{background:#10201f;color:#eef4f2;border-radius:1.25rem;padding:.875rem 1.125rem 1.125rem;display:grid;gap:.375rem;min-height:12.5rem;align-content:space-between}
.screen .bar{display:flex;justify-content:space-between;font-size:.8125rem;color:#b3c6c3}
.left{font-size:2.5rem;line-height:1.1;font-weight:700;letter-spacing:-.03em}.left small{font-size:1rem;font-weight:500;letter-spacing:0;color:#b3c6c3}
.meter{height:.375rem;border-radius:99px;background:#2c403e;overflow:hidden}.meter i{display:block;height:100%;background:#74d3c7;border-radius:99px}
.what{font-weight:600;overflow-wrap:anywhere}.who{display:flex;justify-content:space-between;gap:1rem;font-size:.8125rem;color:#b3c6c3}
.state{color:#74d3c7;font-weight:600}
.signal{display:inline-flex;gap:2px;align-items:flex-end}.signal i{width:4px;background:#4b605d;border-radius:1px}
.signal i:nth-child(1){height:5px}.signal i:nth-child(2){height:8px}.signal i:nth-child(3){height:11px}.signal.on i{background:#74d3c7}
.acts{display:grid;gap:.5rem}.phone .acts:last-child{margin-top:auto}.acts button{border-radius:1rem;font-size:.9375rem}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;align-items:end}.wide{grid-column:1/-1}
.stack{display:grid;gap:1rem;align-content:start}
.faults li{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.625rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.faults form{flex:none}
.faults+form{margin-top:.75rem}
.presets{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));margin-top:.5rem}
.presets li,.presets form{display:grid}
.presets button{display:grid;gap:.125rem;align-content:start;justify-content:stretch;text-align:left;font-weight:400;height:100%;padding:.625rem .875rem}
.presets .head{margin:0;flex-wrap:nowrap}
.presets .on{border-color:var(--accent);background:var(--tint)}
.more{padding:0 1rem;margin:0}.more summary{padding:.625rem 0}.more>div{padding-bottom:1rem}
.check{display:flex;align-items:center;gap:.5rem;margin:0}.check input{width:1.25rem;min-height:1.25rem;accent-color:var(--accent)}
.settings{margin-bottom:1.25rem}
.settings li{display:flex;justify-content:space-between;align-items:center;gap:.375rem 1rem;padding:.375rem 0;border-bottom:1px solid var(--line);flex-wrap:wrap}
.settings label{font-weight:400;margin:0;flex:1 1 12rem}.settings label::first-letter{text-transform:uppercase}
.settings form{display:flex;gap:.375rem}.settings input,.settings select{width:9rem}
[role=switch]{min-width:4.5rem}[role=switch][aria-checked=true]{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
h3{font-size:.9375rem;margin:.75rem 0 .25rem}h3::first-letter{text-transform:uppercase}
details{border:1px solid var(--line);border-radius:1rem;background:var(--surface);padding:0 1.25rem}
details+details{margin-top:.5rem}
details summary{cursor:pointer;font-weight:600;padding:.875rem 0}
details>div{padding-bottom:1rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th{text-align:left;font-weight:600;color:var(--muted)}th,td{padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
td .row{margin:0;flex-wrap:nowrap}td button{min-height:2.25rem;padding:.25rem .75rem}
@media (min-width:48rem){.cols{grid-template-columns:1fr 1fr}}
`;

/**
 * Sends forms without leaving the page and keeps the figures fresh. Without it every button works as a plain form.
 * A part that holds the focus is left alone, so that nobody's typing is overwritten.
 */
export const CONTROL_SCRIPT = `
// A button named "action" hides form.action: the attribute is read instead.
const fresh = (text) => {
  const next = new DOMParser().parseFromString(text, 'text/html');
  document.querySelectorAll('[data-live]').forEach((part) => {
    const other = next.getElementById(part.id);
    const isTyping = part.contains(document.activeElement) && document.activeElement.matches('input:not([type=hidden]),select,textarea');
    if (other && !isTyping && other.innerHTML !== part.innerHTML) part.innerHTML = other.innerHTML;
  });
};
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  if (document.activeElement) document.activeElement.blur();
  fresh(await (await fetch(form.getAttribute('action'), { method: 'POST', body })).text());
});
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (answer && answer.ok) fresh(await answer.text());
}, 4000);
`;
