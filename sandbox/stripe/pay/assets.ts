export const PAY_STYLE = `
.pay{max-width:64rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;display:grid;gap:1.75rem}
.back{display:inline-flex;gap:.375rem;align-items:center;min-height:2.75rem;color:var(--muted);text-decoration:none}
.back:hover{color:var(--ink);text-decoration:underline}
.summary h1{font-size:1rem;font-weight:600;letter-spacing:0;color:var(--muted);margin-top:.25rem}
.total{font-size:2.75rem;line-height:1.1;font-weight:700;letter-spacing:-.03em;margin:.25rem 0 1.25rem;overflow-wrap:anywhere}
.lines li{display:flex;justify-content:space-between;gap:1rem;padding:.75rem 0;border-top:1px solid var(--line)}
.lines .sum{font-weight:700}
.form{display:grid;gap:1rem;align-content:start}
form.card{display:grid;gap:1rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.field .error{color:var(--bad);font-size:.875rem;margin-top:.25rem}
.field [aria-invalid]{border-color:var(--bad);box-shadow:0 0 0 1px var(--bad)}
.problem{background:var(--bad-tint);color:var(--bad);border-radius:.625rem;padding:.75rem 1rem}
.known{display:flex;justify-content:space-between;gap:1rem;padding-bottom:.875rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
form .primary{min-height:3.25rem;font-size:1.0625rem}
.cards summary .muted{font-weight:400;margin-left:.375rem}
.cards summary{cursor:pointer;font-weight:600;padding:.5rem 0}
.cards ul{display:grid;gap:.375rem;padding-top:.25rem}
.fill{width:100%;justify-content:space-between;flex-wrap:wrap;gap:0 1rem;font-weight:400;font-size:.875rem;text-align:left}
.quiet{max-width:30rem;margin:0 auto;padding:3rem 1.25rem;display:grid;gap:1.25rem;text-align:center}
.quiet .card{display:grid;gap:.75rem;text-align:left}
.quiet form{display:grid;gap:.75rem}
@media (min-width:56rem){.pay{grid-template-columns:1fr 26rem;gap:4rem;padding-top:3.5rem}.total{font-size:3.5rem}}
`;

/** A convenience only: without it the same buttons post the form and the server fills it. */
export const PAY_SCRIPT = `
document.querySelectorAll('.fill').forEach(function (button) {
  button.addEventListener('click', function (event) {
    event.preventDefault();
    var year = String(new Date().getFullYear() + 2).slice(-2);
    var values = { number: button.value.replace(/(\\d{4})(?=\\d)/g, '$1 '), expiry: '12 / ' + year, cvc: '123' };
    var blanks = { name: 'Test Traveller', email: 'traveller@example.com' };
    for (var id in values) { var field = document.getElementById(id); if (field) field.value = values[id]; }
    for (var key in blanks) { var blank = document.getElementById(key); if (blank && !blank.value) blank.value = blanks[key]; }
    document.querySelector('form .primary').focus();
  });
});
`;
