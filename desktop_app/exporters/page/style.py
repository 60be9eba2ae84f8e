"""How the page looks: on a screen by day and by night, on a phone, on paper."""

from __future__ import annotations

STYLE = """
:root { --text: #1b1c1e; --muted: #5d6168; --back: #fff; --line: #d9dbdf; --accent: #0b5cad; --now: #fff0b8; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e7e8ea; --muted: #a3a8b0; --back: #17181a; --line: #3a3d42; --accent: #7db8f5; --now: #4b4216; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 46rem; color: var(--text); background: var(--back);
  font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
header { position: sticky; top: 0; padding: 1rem 0 .75rem; background: var(--back);
  border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.35rem; line-height: 1.3; }
.facts { margin: .1rem 0 0; color: var(--muted); font-size: .9rem; font-variant-numeric: tabular-nums; }
audio { display: block; width: 100%; margin-top: .75rem; }
audio[hidden] { display: none; }
.chooser { display: block; margin-top: .6rem; color: var(--muted); font-size: .9rem; }
.chooser input { display: block; margin-top: .25rem; font: inherit; max-width: 100%; }
section { display: grid; grid-template-columns: 4.5rem 1fr; gap: 0 .75rem; margin-top: 1.1rem; }
section > div:only-child { grid-column: 1 / -1; }
h2 { margin: 0; font-size: 1rem; line-height: 1.6; }
p { margin: 0; }
main > p { margin-top: 1.1rem; color: var(--muted); }
button { align-self: start; padding: 0; border: 0; background: none; color: var(--accent); cursor: pointer;
  font: inherit; font-size: .9rem; line-height: 1.8; text-align: end; font-variant-numeric: tabular-nums; }
button:hover { text-decoration: underline; }
button:focus-visible, .chooser input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.heard span { cursor: pointer; }
.now { background: var(--now); box-shadow: 0 0 0 .15em var(--now); border-radius: .1em; }
@media (max-width: 32rem) { section { grid-template-columns: 1fr; } button { text-align: start; } }
@media print {
  :root { --text: #000; --muted: #444; --back: #fff; --accent: #000; --now: none; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  header { position: static; }
  .player { display: none; }
  section { break-inside: avoid; }
}
"""
