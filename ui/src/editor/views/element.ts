//! Small pieces of the screen in plain DOM.

/** An element with attributes and children; an attribute that is null or false is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | null> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

export function setAttributes(target: Element, attributes: Record<string, string | boolean | null>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? "" : value);
  }
}

/** A button that does not take the caret away when it is pressed. */
export function button(
  label: string,
  press: () => void,
  attributes: Record<string, string | boolean | null> = {},
): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", (event) => {
    event.preventDefault();
    press();
  });
  return made;
}

/** A small list of choices with a name. */
export function choice(
  label: string,
  choices: readonly (readonly [value: string, words: string])[],
  chosen: (value: string) => void,
): HTMLSelectElement {
  const made = element(
    "select",
    { class: "choice", "aria-label": label },
    ...choices.map(([value, words]) => element("option", { value }, words)),
  );
  made.addEventListener("change", () => chosen(made.value));
  return made;
}
