//! Where a transaction on the Y.Doc comes from.

/** From elsewhere: disk, hub, another window. Never sent again, never undone. */
export const FOREIGN = Symbol("foreign");

/** A person's edit: can be undone. */
export const EDIT = Symbol("edit");

/** The birth of a block, chapter, row or column, or a name in `people`: ours, but outside undo. */
export const BIRTH = Symbol("birth");
