// What a reader can try: questions that are checked on the spot, and two pictures with a slider between them. Everything
// can be read without this. Nothing is sent, nothing is kept, no words stand in here.
"use strict";

for (const question of document.querySelectorAll(".question")) {
  const attempt = question.querySelector(".try");
  const verdict = question.querySelector(".verdict");
  if (attempt === null || verdict === null) continue;
  const { form, good, notYet, nothing } = question.dataset;
  const options = [...question.querySelectorAll(".options > li")];
  attempt.hidden = false;

  /** Says how it went, and what the author said about what was chosen. */
  const tell = (right, told) => {
    question.dataset.verdict = right ? "good" : "not-yet";
    verdict.textContent = right ? good : notYet;
    for (const option of options) {
      const feedback = option.querySelector(".feedback");
      if (feedback !== null) feedback.hidden = !told.includes(option);
    }
  };
  /** Nothing is said about an answer that has changed. */
  const forget = () => {
    delete question.dataset.verdict;
    verdict.textContent = "";
    for (const option of options) delete option.dataset.verdict;
  };
  const mark = (option, right) => (option.dataset.verdict = right ? "good" : "not-yet");

  const check = {
    single: () => choose(),
    multiple: () => choose(),
    order: () => {
      const places = [...question.querySelectorAll(".to-order > li")].map((option) => Number(option.dataset.place));
      tell(
        places.every((place, at) => place === at),
        options,
      );
    },
    match: () => {
      const chosen = options.map((option) => option.querySelector("select"));
      if (chosen.every((select) => select.value === "")) return void (verdict.textContent = nothing);
      const rights = chosen.map((select) => "right" in select.selectedOptions[0].dataset);
      options.forEach((option, at) => mark(option, rights[at]));
      tell(
        rights.every(Boolean),
        options.filter((_, at) => chosen[at].value !== ""),
      );
    },
  };
  function choose() {
    const chosen = options.filter((option) => option.querySelector("input").checked);
    if (chosen.length === 0) return void (verdict.textContent = nothing);
    const isRight = (option) => "right" in option.dataset;
    for (const option of chosen) mark(option, isRight(option));
    tell(options.filter(isRight).length === chosen.length && chosen.every(isRight), chosen);
  }

  const button = question.querySelector(".check");
  if (form === "spot") {
    button.remove();
    spots(question, tell);
    continue;
  }
  question.addEventListener("input", forget);
  button.addEventListener("click", () => check[form]?.());
  if (form === "order") movers(question, forget);
}

/** Up and down, for hands and keyboard alike. */
function movers(question, forget) {
  for (const option of question.querySelectorAll(".to-order > li")) {
    const box = option.querySelector(".movers");
    box.hidden = false;
    const move = (button, to) => {
      if (to === null) return;
      forget();
      to();
      button.focus();
    };
    const up = box.querySelector(".up");
    const down = box.querySelector(".down");
    up.addEventListener("click", () => {
      const before = option.previousElementSibling;
      move(up, before && (() => before.before(option)));
    });
    down.addEventListener("click", () => {
      const after = option.nextElementSibling;
      move(down, after && (() => after.after(option)));
    });
  }
}

/** A picture to point at: anywhere with a pointer, from spot to spot with the keyboard. */
function spots(question, tell) {
  const picture = question.querySelector(".spots");
  if (picture === null) return;
  const told = question.querySelector(".of-spots");
  const answer = (spot) => {
    for (const one of picture.querySelectorAll(".spot")) delete one.dataset.verdict;
    const right = spot !== null && "right" in spot.dataset;
    if (spot !== null) spot.dataset.verdict = right ? "good" : "not-yet";
    const found = told?.querySelector(`[data-spot="${spot?.dataset.spot}"]`);
    tell(right, found ? [found] : []);
    if (told === null) return;
    for (const one of told.children) one.hidden = one !== found || one.querySelector(".feedback") === null;
    told.hidden = [...told.children].every((one) => one.hidden);
  };
  picture.classList.add("ready");
  picture.addEventListener("click", (event) => answer(event.target.closest(".spot")));
  for (const spot of picture.querySelectorAll(".spot")) {
    spot.setAttribute("role", "button");
    spot.setAttribute("tabindex", "0");
    spot.setAttribute("aria-label", spot.dataset.name);
    spot.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      answer(spot);
    });
  }
}

for (const pair of document.querySelectorAll(".compare")) {
  const [before, after] = [...pair.querySelectorAll("figure")].map((figure) =>
    figure.querySelector(".view, .part, img"),
  );
  if (!before || !after) continue;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.value = "50";
  slider.setAttribute("aria-label", pair.dataset.label);
  const stage = document.createElement("div");
  stage.className = "stage";
  pair.prepend(stage);
  stage.append(before, after, slider);
  before.classList.add("under");
  after.classList.add("over-it");
  const slide = () => stage.style.setProperty("--at", `${slider.value}%`);
  slider.addEventListener("input", slide);
  pair.classList.add("ready");
  slide();
}
