import { describe, expect, it, vi } from "vitest";
import { packed, Refused } from "./backend.ts";
import { loopback } from "./loopback.ts";

const unpack = (text: string): unknown =>
  JSON.parse(
    new TextDecoder().decode(
      Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)),
    ),
  );

const answering = (answer: Response) => vi.fn<typeof fetch>().mockResolvedValue(answer);
const silent = class {} as unknown as typeof EventSource;

describe("arguments in a header", () => {
  it("carry every letter and need no escaping", () => {
    for (const args of [{}, { title: "Patiëntveiligheid – 📷 ~?>" }, { path: "C:\\één\\twee\n" }]) {
      expect(packed(args)).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(unpack(packed(args))).toEqual(args);
    }
  });
});

describe("loopback", () => {
  it("sends the body as it is and reads JSON or bytes", async () => {
    const ask = answering(Response.json({ entry: "e1" }));
    const body = new Uint8Array([0, 255, 13, 10]);
    await expect(loopback(ask, silent).call("space_edit", { space: "s" }, body)).resolves.toEqual({ entry: "e1" });
    const [url, init] = ask.mock.calls[0] ?? [];
    expect(url).toBe("/api/space_edit");
    expect(init?.body).toBe(body);
    expect(unpack(new Headers(init?.headers).get("plein-args") ?? "")).toEqual({ space: "s" });

    const bytes = answering(new Response(body, { headers: { "content-type": "application/octet-stream" } }));
    await expect(loopback(bytes, silent).call("space_open", { space: "s" })).resolves.toEqual(body);
  });

  it("turns every kind of no into one kind of refusal", async () => {
    const no = answering(Response.json({ code: "not_a_picture", args: { name: "x.txt" } }, { status: 422 }));
    await expect(loopback(no, silent).call("spaces_removed", {})).rejects.toEqual(
      new Refused("not_a_picture", { name: "x.txt" }),
    );
    const nonsense = answering(new Response("<html>", { status: 502 }));
    await expect(loopback(nonsense, silent).call("spaces_removed", {})).rejects.toMatchObject({ code: "unreachable" });
    const gone = vi.fn<typeof fetch>().mockRejectedValue(new TypeError("Failed to fetch"));
    await expect(loopback(gone, silent).call("spaces_removed", {})).rejects.toMatchObject({ code: "unreachable" });
  });
});
