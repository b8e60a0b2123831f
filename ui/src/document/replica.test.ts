import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { SpaceReplica, type Saving } from "./replica.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nothing = (_vector: Uint8Array): Promise<Uint8Array> => Promise.resolve(new Uint8Array([0, 0]));
const replica = (send: (update: Uint8Array) => Promise<unknown>, pull = nothing): SpaceReplica =>
  new SpaceReplica({ state: new Uint8Array([0, 0]), send, pull, name: "Ann" });

describe("what was typed", () => {
  it("is gathered, and called saved only when it is", async () => {
    const sent: Uint8Array[] = [];
    let done: () => void = () => undefined;
    const one = replica((update) => {
      sent.push(update);
      return new Promise<void>((resolve) => (done = resolve));
    });
    const told: Saving[] = [];
    one.onSaving((saving) => told.push(saving));
    expect(one.saving).toBe("saved");
    one.document.setTitle("Th");
    one.document.setTitle("Thyroid");
    expect(one.saving).toBe("saving");
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toHaveLength(1);
    expect(one.saving).toBe("saving");
    // What is typed meanwhile waits for its turn.
    one.document.setSummary("gland");
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(1);
    done();
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toHaveLength(2);
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(one.saving).toBe("saved");
    expect(told).toEqual(["saving", "saved"]);
    const copy = new Y.Doc();
    for (const update of sent) Y.applyUpdate(copy, update);
    expect([copy.getText("title").toString(), copy.getText("summary").toString()]).toEqual(["Thyroid", "gland"]);
  });

  it("is tried again when it was refused, and nothing of it is lost", async () => {
    let refusals = 2;
    const sent: Uint8Array[] = [];
    const one = replica((update) => {
      if ((refusals -= 1) >= 0) return Promise.reject(new Error("disk full"));
      sent.push(update);
      return Promise.resolve();
    });
    one.document.setTitle("a");
    await vi.advanceTimersByTimeAsync(100);
    expect([one.saving, String(one.failure)]).toEqual(["failed", "Error: disk full"]);
    one.document.setTitle("ab");
    await vi.advanceTimersByTimeAsync(500);
    expect(one.saving).toBe("failed");
    await vi.advanceTimersByTimeAsync(1000);
    expect(one.saving).toBe("saved");
    const copy = new Y.Doc();
    for (const update of sent) Y.applyUpdate(copy, update);
    expect(copy.getText("title").toString()).toBe("ab");
  });

  it("goes at once when asked", async () => {
    const send = vi.fn(() => Promise.resolve());
    const one = replica(send);
    one.document.setTitle("a");
    const flushed = one.flush();
    await vi.advanceTimersByTimeAsync(0);
    await flushed;
    expect(send).toHaveBeenCalledTimes(1);
    expect(one.saving).toBe("saved");
  });
});

describe("what others wrote", () => {
  it("is fetched by state vector, is not sent back and cannot be undone here", async () => {
    const other = new Y.Doc();
    other.getText("title").insert(0, "theirs");
    const send = vi.fn(() => Promise.resolve());
    const one = replica(send, (vector: Uint8Array) => Promise.resolve(Y.encodeStateAsUpdate(other, vector)));
    await one.pull();
    expect(one.document.title).toBe("theirs");
    await vi.advanceTimersByTimeAsync(1000);
    expect(send).not.toHaveBeenCalled();
    expect(one.document.undo.canUndo).toBe(false);
  });
});
