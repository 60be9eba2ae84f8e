"""What the page does: a click on a time or on a sentence plays it, and the sentence that is heard is marked."""

from __future__ import annotations

SCRIPT = """
"use strict";
const audio = document.querySelector("audio");
const chooser = document.querySelector(".chooser input");
const main = document.querySelector("main");
const sentences = [...document.querySelectorAll("span[data-at]")];
const starts = sentences.map((sentence) => Number(sentence.dataset.at));
let marked = null;

function ready() {
  main.classList.add("heard");
  audio.hidden = false;
}

function play(seconds) {
  if (!audio) return;
  if (!audio.currentSrc || audio.error) {
    if (chooser) chooser.click();
    return;
  }
  audio.currentTime = seconds;
  audio.play().catch(() => {});
}

function mark() {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= audio.currentTime + 0.05) low = middle + 1; else high = middle;
  }
  const sentence = sentences[low - 1];
  const spoken = sentence && audio.currentTime < Number(sentence.dataset.to) + 1 ? sentence : null;
  if (spoken === marked) return;
  if (marked) marked.classList.remove("now");
  marked = spoken;
  if (!marked) return;
  marked.classList.add("now");
  const place = marked.getBoundingClientRect();
  const top = document.querySelector("header").getBoundingClientRect().bottom;
  if (!audio.paused && (place.top < top || place.bottom > innerHeight)) marked.scrollIntoView({block: "center"});
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-at]");
  const sentence = event.target.closest(".heard span[data-at]");
  const chosen = button || (getSelection().isCollapsed ? sentence : null);
  if (chosen) play(Number(chosen.dataset.at));
});
if (audio) {
  audio.addEventListener("loadedmetadata", ready);
  audio.addEventListener("timeupdate", mark);
  audio.addEventListener("seeked", mark);
  if (audio.readyState) ready();
  // The sound beside the page is called as the page is, also when both were given another name.
  if (audio.dataset.beside) audio.src = location.href.replace(/(\\.html?)?([?#].*)?$/i, "") + audio.dataset.beside;
}
if (chooser) chooser.addEventListener("change", () => {
  if (!chooser.files.length) return;
  if (audio.src.startsWith("blob:")) URL.revokeObjectURL(audio.src);
  audio.src = URL.createObjectURL(chooser.files[0]);
});
"""
