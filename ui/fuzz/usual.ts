//! The peer of the comparison: y-prosemirror over a usual, nested schema, with hands that do what ours do. It is
//! here for the record only; nothing of Plein uses it.

import { toggleMark, setBlockType, wrapIn, lift, joinBackward, joinForward, splitBlock } from "@tiptap/pm/commands";
import { type Node as PMNode, Schema } from "@tiptap/pm/model";
import { addListNodes, liftListItem, sinkListItem, splitListItem, wrapInList } from "@tiptap/pm/schema-list";
import { type Command, EditorState, NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, tableNodes } from "@tiptap/pm/tables";
import { EditorView } from "@tiptap/pm/view";
import OrderedMap from "orderedmap";
import { redo, undo, ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import * as Y from "yjs";
import { offsetIn } from "./author.ts";
import { at, pick } from "./chance.ts";
import type { Numbers } from "./hands.ts";
import { wordsIn } from "./words.ts";

const basic = OrderedMap.from({
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", toDOM: () => ["p", 0] as const },
  blockquote: { content: "block+", group: "block", toDOM: () => ["blockquote", 0] as const },
  horizontal_rule: { group: "block", toDOM: () => ["hr"] as const },
  heading: { attrs: { level: { default: 1 } }, content: "inline*", group: "block", toDOM: () => ["h2", 0] as const },
  code_block: { content: "text*", marks: "", group: "block", code: true, toDOM: () => ["pre", ["code", 0]] as const },
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", toDOM: () => ["br"] as const },
  ...tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} }),
}) as unknown as ConstructorParameters<typeof Schema>[0]["nodes"];

export const schema = new Schema({
  nodes: addListNodes(basic as Parameters<typeof addListNodes>[0], "paragraph block*", "block"),
  marks: {
    bold: { toDOM: () => ["strong", 0] },
    italic: { toDOM: () => ["em", 0] },
    code: { toDOM: () => ["code", 0] },
    strike: { toDOM: () => ["s", 0] },
  },
});

const type = (name: string): Schema["nodes"][string] => {
  const found = schema.nodes[name];
  if (found === undefined) throw new Error(name);
  return found;
};
const p = (text: string): PMNode => type("paragraph").create(null, text === "" ? [] : schema.text(text));

export class UsualAuthor {
  readonly doc = new Y.Doc();
  readonly view: EditorView;
  #outbox: Uint8Array[] = [];

  constructor(
    readonly index: number,
    state: Uint8Array,
    seed: number,
  ) {
    this.doc.clientID = 1000 * (index + 1) + (seed % 997);
    Y.applyUpdate(this.doc, state, "remote");
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "remote") this.#outbox.push(update);
    });
    this.view = new EditorView(document.createElement("div"), {
      state: EditorState.create({ schema, plugins: [ySyncPlugin(this.doc.getXmlFragment("body")), yUndoPlugin()] }),
    });
    this.#outbox = [];
  }

  sent(): Uint8Array[] {
    return this.#outbox.splice(0);
  }

  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, "remote");
  }

  destroy(): void {
    this.view.destroy();
    this.doc.destroy();
  }

  /** What a reader of the document sees. */
  words(): Map<string, number> {
    const found = new Map<string, number>();
    const body = this.doc
      .getXmlFragment("body")
      .toString()
      .replace(/<[^>]*>/g, "");
    for (const one of wordsIn(body)) found.set(one, (found.get(one) ?? 0) + 1);
    return found;
  }

  do(name: string, x: Numbers, word: () => string): void {
    switch (name) {
      case "typeOn":
        return this.#type(word());
      case "type":
        this.#caret(x[0], x[1]);
        return this.#type(word());
      case "replace":
        this.#stretch(x, x[3] > 0.7);
        return this.#type(word());
      case "split":
        this.#caret(x[0], x[1]);
        return this.#enter();
      case "splitAndType":
        this.#caret(x[0], x[1]);
        this.#enter();
        return this.#type(word());
      case "join":
        this.#caret(x[0], x[3] < 0.3 ? 0.9999 : 0);
        this.#run(x[3] < 0.3 ? joinForward : joinBackward);
        return;
      case "eraseWord":
      case "eraseOver":
        this.#stretch(x, name === "eraseOver");
        return this.view.dispatch(this.view.state.tr.deleteSelection());
      case "kind":
        this.#caret(x[0], x[1]);
        return this.#kind(x[2]);
      case "indent":
        this.#caret(x[0], x[1]);
        this.#run(x[3] < 0.6 ? sinkListItem(type("list_item")) : liftListItem(type("list_item")));
        return;
      case "mark":
        this.#stretch(x, x[3] > 0.6);
        this.#run(toggleMark(pick(x[3], Object.values(schema.marks))));
        return;
      case "moveBy":
      case "drag":
        return this.#drag(x);
      case "duplicate": {
        const [node, pos] = this.#block(x[0]);
        return this.view.dispatch(this.view.state.tr.insert(pos + node.nodeSize, node));
      }
      case "remove": {
        const [node, pos] = this.#block(x[0]);
        return this.view.dispatch(this.view.state.tr.delete(pos, pos + node.nodeSize));
      }
      case "pasteText": {
        const [, pos] = this.#block(x[0]);
        const [a, b] = [word(), word()];
        return this.view.dispatch(this.view.state.tr.insert(pos, [p(a), p(b)]));
      }
      case "divider":
        return this.view.dispatch(this.view.state.tr.insert(this.#block(x[0])[1], type("horizontal_rule").create()));
      case "table":
        return this.#table(x);
      case "cell":
        if (this.#inCell(x)) this.#type(word());
        return;
      case "row":
        if (this.#inCell(x)) this.#run(addRowAfter);
        return;
      case "column":
        if (this.#inCell(x)) this.#run(addColumnAfter);
        return;
      case "removeRow":
        if (this.#inCell(x)) this.#run(deleteRow);
        return;
      case "removeColumn":
        if (this.#inCell(x)) this.#run(deleteColumn);
        return;
      case "undo":
      case "redo":
        for (let i = 0; i <= at(x[0], 3); i += 1)
          this.#run(name === "undo" ? (state) => undo(state) : (state) => redo(state));
        return;
      default:
        throw new Error(`the peer cannot ${name}`);
    }
  }

  #run(command: Command): boolean {
    return command(this.view.state, this.view.dispatch.bind(this.view), this.view);
  }

  #type(text: string): void {
    const { state } = this.view;
    if (!state.selection.$from.parent.inlineContent) return this.#caret(0.5, 0.5);
    this.view.dispatch(state.tr.insertText(text));
  }

  #enter(): void {
    if (!this.#run(splitListItem(type("list_item")))) this.#run(splitBlock);
  }

  #stands(): { start: number; text: string }[] {
    const found: { start: number; text: string }[] = [];
    this.view.state.doc.descendants((node, pos) => {
      if (node.inlineContent)
        found.push({ start: pos + 1, text: node.textBetween(0, node.content.size, undefined, "\n") });
    });
    return found;
  }

  #caret(where: number, offset: number): void {
    const stands = this.#stands();
    if (stands.length === 0) return;
    const stand = pick(where, stands);
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(TextSelection.create(doc, stand.start + offsetIn(stand.text, offset))));
  }

  #stretch(x: Numbers, over: boolean): void {
    const stands = this.#stands();
    const first = at(x[0], stands.length);
    const [a, b] = [stands[first], stands[over ? Math.min(stands.length - 1, first + at(x[3], 4)) : first]];
    if (a === undefined || b === undefined) return;
    const { doc, tr } = this.view.state;
    const [from, to] = [a.start + offsetIn(a.text, x[1]), b.start + offsetIn(b.text, x[2])];
    this.view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
  }

  #block(where: number): [PMNode, number] {
    const { doc } = this.view.state;
    const index = at(where, doc.childCount);
    let pos = 0;
    for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
    return [doc.child(index), pos];
  }

  #kind(x: number): void {
    const list = (name: string): Command => wrapInList(type(name));
    const commands: Command[] = [
      setBlockType(type("paragraph")),
      setBlockType(type("heading"), { level: 1 }),
      setBlockType(type("heading"), { level: 2 }),
      list("bullet_list"),
      list("ordered_list"),
      wrapIn(type("blockquote")),
      setBlockType(type("code_block")),
      lift,
    ];
    this.#run(pick(x, commands));
  }

  #drag(x: Numbers): void {
    const [node, pos] = this.#block(x[0]);
    const [, to] = this.#block(x[1]);
    const tr = this.view.state.tr.setSelection(NodeSelection.create(this.view.state.doc, pos));
    tr.delete(pos, pos + node.nodeSize);
    tr.insert(tr.mapping.map(to), node);
    this.view.dispatch(tr);
  }

  #table(x: Numbers): void {
    const cell = (): PMNode => type("table_cell").create(null, p(""));
    const row = (): PMNode => type("table_row").create(null, Array.from({ length: 1 + at(x[2], 3) }, cell));
    const table = type("table").create(null, Array.from({ length: 1 + at(x[1], 3) }, row));
    this.view.dispatch(this.view.state.tr.insert(this.#block(x[0])[1], table));
  }

  #inCell(x: Numbers): boolean {
    const cells: number[] = [];
    this.view.state.doc.descendants((node, pos) => void (node.type.name === "table_cell" && cells.push(pos + 1)));
    if (cells.length === 0) return false;
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(Selection.near(doc.resolve(pick(x[0], cells)))));
    return true;
  }
}
