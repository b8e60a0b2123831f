import "/work/main/ui/fuzz/dom.ts";
import { RustReplica } from "/work/main/ui/fuzz/rust.ts";
import { readFileSync } from "node:fs";
import { play } from "/work/main/ui/fuzz/history.ts";
import { modelOf } from "/work/main/ui/src/document/model.ts";
(globalThis as any).DBG = (a: any, label: string) => { console.log("==", label); for (const c of (modelOf(a.replica.doc, "x") as any).chapters) { console.log(" ch", c.id, c.title, JSON.stringify(c.standing)); for (const b of c.blocks) console.log("   ", b.id, b.container ?? "", JSON.stringify(b.standing ?? ""), JSON.stringify(b.content)); } };
const rust = new RustReplica(); const h = JSON.parse(readFileSync(process.argv[2]!, "utf8"));
try { console.log(await play(h, rust)); } catch (e) { console.log(e); } finally { rust.close(); }
