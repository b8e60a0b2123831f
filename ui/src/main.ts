import "./design/fonts.css";
import "./design/tokens.css";
import "./design/base.css";
import "./design/prose.css";
import "./editor/editor.css";
import "./design/blocks.css";
import "./design/kinds.css";
import "./design/exercises.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./backend/index.ts";
import { follow } from "./design/theme.ts";
import { Plein } from "./state/plein.svelte.ts";
import { LANGUAGES, speak } from "./words/words.svelte.ts";

// Until the app has answered: the system's language and theme.
follow(null);
speak(LANGUAGES.find((language) => navigator.languages.some((l) => l.startsWith(language))) ?? "nl");

const plein = new Plein(await connect());
const target = document.getElementById("plein");
if (target === null) throw new Error("index.html has no #plein");
mount(App, { target, props: { plein } });
await plein.begin();
