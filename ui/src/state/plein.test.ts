import { expect, it } from "vitest";
import type { AppEvent, HubState } from "../bindings/commands.ts";
import type { Backend } from "../backend/backend.ts";
import { Plein } from "./plein.svelte.ts";

const hub = (connection: HubState["connection"]): HubState => ({
  hub: "h",
  name: "Plein",
  url: "https://plein.example.org",
  member: { id: "m", name: "An", owner: true },
  tokenKept: "file",
  connection,
  lastSync: null,
});

it("does not fall back to what an older answer says of the hub", async () => {
  let hear: (event: AppEvent) => void = () => {};
  const answers: (() => void)[] = [];
  const backend = {
    events: (listener: typeof hear) => (hear = listener),
    call: (name: string) =>
      name === "start"
        ? new Promise((answer) =>
            answers.push(() =>
              answer({ hub: hub("offline"), settings: { name: "An", theme: "system" }, language: "nl" }),
            ),
          )
        : Promise.resolve([]),
  };
  const plein = new Plein(backend as unknown as Backend);
  void plein.begin();
  answers.shift()?.();
  await expect.poll(() => plein.state.hub?.connection).toBe("offline");
  hear({ type: "settings" });
  hear({ type: "hub", hub: hub("connected") });
  answers.shift()?.();
  await new Promise((later) => setTimeout(later));
  expect(plein.state.hub?.connection).toBe("connected");
});
