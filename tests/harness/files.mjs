//! Files that people bring, and how they bring them: dropped, pasted.

import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./processes.mjs";

/** A picture from the samples of the repository. */
export const sample = (name) => path.join(ROOT, "tests/files/pictures", name);

/** A photo of a camera's size, drawn for this test: wide enough to have every rendition. */
export async function largePhoto(folder) {
  const file = path.join(folder, "groot.jpg");
  await promisify(execFile)("convert", ["-seed", "7", "-size", "2400x1600", "plasma:tan-teal", "-quality", "80", file]);
  return file;
}

/** The size of a film, in MB, that no program should have in memory at once. PLEIN_LARGE makes it another. */
export const LARGE = Number(process.env["PLEIN_LARGE"] ?? 300);

/** A file of a size, in MB. Nothing but holes: it takes no room where it comes from. */
export async function hollow(folder, name, megabytes) {
  const file = path.join(folder, name);
  await fs.writeFile(file, "");
  await fs.truncate(file, megabytes * 2 ** 20);
  return file;
}

/** Marks a library as one that a later Plein has had open; answers with its file. */
export async function madeByALaterPlein(home) {
  const file = path.join(home, "library.sqlite");
  const script = `import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as library:
    library.execute("INSERT INTO refinery_schema_history VALUES (999, 'later', '', '0')")`;
  await promisify(execFile)("python3", ["-c", script, file]);
  return file;
}

const TYPES = { ".jpg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp", ".pdf": "application/pdf" };

async function transfer(page, { files = [], texts = {} }) {
  const contents = await Promise.all(
    files.map(async (file) => ({
      name: path.basename(file),
      type: TYPES[path.extname(file)] ?? "",
      bytes: (await fs.readFile(file)).toString("base64"),
    })),
  );
  return page.evaluateHandle(
    ([contents, texts]) => {
      const data = new DataTransfer();
      for (const { name, type, bytes } of contents) {
        data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
      }
      for (const [type, text] of Object.entries(texts)) data.setData(type, text);
      return data;
    },
    [contents, texts],
  );
}

/** Lets files go over an element, in its lower half. */
export async function drop(locator, files) {
  const page = locator.page();
  const dataTransfer = await transfer(page, { files });
  const box = await locator.boundingBox();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height - 4 };
  for (const type of ["dragenter", "dragover", "drop"]) await locator.dispatchEvent(type, { dataTransfer, ...at });
}

/** Pastes into whatever has the focus: texts by their type, files. */
export async function paste(page, content) {
  const clipboardData = await transfer(page, content);
  await page.evaluate((clipboardData) => {
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, clipboardData);
}
