//! Questions and assignments: putting them in, and from the question into its answers.

import { newId, random } from "../../document/ids.ts";
import type { QuestionForm } from "../../document/question.ts";
import { spread } from "../../document/rank.ts";
import type { OptionAttr } from "../blocks/question/node.ts";
import type { Spot } from "../handle.ts";
import { insertBlocks, make } from "./blocks.ts";
import { type Command, kindOf, selectedBlocks } from "./selected.ts";

/** How many empty answers a new question begins with. */
const ANSWERS = 2;

export const insertQuestion = (form: QuestionForm, spot?: Spot): Command =>
  insertBlocks(
    (state) => {
      const count = form === "open" || form === "spot" ? 0 : ANSWERS;
      const options: OptionAttr[] = spread(null, null, count, random).map((rank) => ({
        id: newId(),
        rank,
        right: false,
        area: null,
        gone: null,
      }));
      return [make(state, "question", { form, options })];
    },
    spot,
    "inside",
  );

export const insertAssignment = (spot?: Spot): Command =>
  insertBlocks((state) => [make(state, "assignment", {})], spot, "inside");

/** From the text of a question to its first field. */
export const intoAnswers: Command = (state, dispatch, view) => {
  const [here] = selectedBlocks(state);
  if (here === undefined || !state.selection.empty || kindOf(here.node) !== "question") return false;
  const dom = view?.nodeDOM(here.pos);
  const field = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>(".option-text, .question-answer") : null;
  if (dispatch) field?.focus();
  return true;
};
