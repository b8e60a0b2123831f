//! Spaces as files: out of this library, and into it.

import type { ExportAs, PackageAt } from "../bindings/commands.ts";
import type { Plein } from "../state/plein.svelte.ts";
import type { PackagePanel } from "../state/reduce.ts";
import { key } from "../words/words.svelte.ts";

export class Packages {
  constructor(private readonly plein: Plein) {}

  /** Writes a Space to a file where the person chooses. Only in the window: a browser follows a link. */
  async save(space: string, exportAs: ExportAs): Promise<void> {
    const { plein } = this;
    const path = await plein.long(key("export-packing"), "export", (work) =>
      plein.ask("export_save", { space, exportAs, work }),
    );
    // Null: no place was chosen.
    if (!path) return;
    if (plein.state.panel?.is === "export") plein.open(null);
    plein.say(key("export-saved"), { path });
  }

  /** Looks at a file that somebody brought, and says what it is. */
  async look(from: string | File): Promise<void> {
    const { plein } = this;
    const at = typeof from === "string" ? from : await plein.ask("package_bring", {}, from);
    if (at === undefined) return;
    const where: PackageAt = typeof from === "string" ? { is: "path", path: at } : { is: "held", held: at };
    const look = await plein.ask("package_look", { package: where });
    if (look) plein.open({ is: "package", package: where, look, came: null });
    else this.#letGo(where);
  }

  /** Takes it in: merged with the Space that is here, or as one of one's own. */
  async take(panel: PackagePanel, asNew: boolean): Promise<void> {
    const { plein } = this;
    const came = await plein.long(key("package-unpacking"), "package", (work) =>
      plein.ask("package_take", { package: panel.package, asNew, work }),
    );
    if (!came) return;
    void plein.list();
    const done: PackagePanel = { ...panel, came };
    if (plein.state.panel?.is === "package") return plein.open(done);
    // The person went on with something else.
    const title = panel.look.title.trim();
    plein.say(key("package-came"), { title }, { words: key("import-look"), run: () => plein.open(done) });
  }

  /** The panel about it closes. */
  close(panel: PackagePanel): void {
    this.plein.open(null);
    const busy = this.plein.state.work.some((work) => work.panel === "package");
    if (panel.came === null && !busy) this.#letGo(panel.package);
  }

  #letGo(where: PackageAt): void {
    if (where.is === "held") void this.plein.ask("package_let_go", { held: where.held });
  }
}
