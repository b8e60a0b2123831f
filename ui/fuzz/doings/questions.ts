//! Questions: options added, moved and removed while another types in them.

import {
  addOption,
  keepOption,
  moveOption,
  optionParts,
  QUESTION_FORMS,
  removeOption,
  setRight,
  shownOptions,
  type ShownOption,
} from "../../src/document/question.ts";
import { at, pick } from "../chance.ts";
import { type Doing, NONE, type Turn } from "../hands.ts";
import { wordsIn } from "../words.ts";
import { comeIn, ofKinds, typePart } from "./parts.ts";

/** An option of some question of the chapter. */
function pickOption({ author, x }: Turn): { block: string; option: ShownOption } | null {
  const all = ofKinds(author, ["question"]).flatMap(({ id, block }) =>
    shownOptions(author.replica.doc, id, block).map((option) => ({ block: id, option })),
  );
  return all.length === 0 ? null : pick(x[0], all);
}

export const QUESTIONS: Record<string, Doing> = {
  question(turn) {
    const id = comeIn(turn, "question", { form: pick(turn.x[2], QUESTION_FORMS) });
    if (id !== null) for (let i = 0; i < 2; i += 1) addOption(turn.author.document, id);
    return NONE;
  },
  optionType(turn) {
    const found = pickOption(turn);
    if (found === null) return NONE;
    return typePart(turn, found.block, optionParts(found.option.id)[at(turn.x[2] ** 2, 3)] ?? "");
  },
  optionAdd({ author, x }) {
    const questions = ofKinds(author, ["question"]);
    if (questions.length === 0) return NONE;
    const { id, block } = pick(x[0], questions);
    const after = [null, ...shownOptions(author.replica.doc, id, block).map((option) => option.id)];
    addOption(author.document, id, pick(x[1], after));
    return NONE;
  },
  optionMove(turn) {
    const found = pickOption(turn);
    if (found === null) return NONE;
    const { author, x } = turn;
    const block = ofKinds(author, ["question"]).find(({ id }) => id === found.block)?.block;
    const others = block === undefined ? [] : shownOptions(author.replica.doc, found.block, block);
    moveOption(author.document, found.block, found.option.id, pick(x[1], [null, ...others.map(({ id }) => id)]));
    return NONE;
  },
  optionRemove(turn) {
    const found = pickOption(turn);
    if (found === null) return NONE;
    const { text, otherHalf, feedback } = found.option;
    removeOption(turn.author.document, found.block, found.option.id);
    return new Set(wordsIn(`${text} ${otherHalf} ${feedback}`));
  },
  optionKeep(turn) {
    const found = pickOption(turn);
    if (found !== null && found.option.gone !== null) keepOption(turn.author.document, found.block, found.option.id);
    return NONE;
  },
  optionRight(turn) {
    const found = pickOption(turn);
    if (found !== null) setRight(turn.author.document, found.block, found.option.id, turn.x[1] < 0.7, turn.x[2] < 0.5);
    return NONE;
  },
};
