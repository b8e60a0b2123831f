//! Pictures inside what was pasted: those whose bytes came along are brought in, and nothing is ever fetched.
//!
//! Bytes come as `data:` addresses, or, from Word, in the RTF beside the HTML (there the HTML names files that a page
//! cannot read). What lies elsewhere is counted, so that the screens can say that it stayed behind.

/** More bytes than this in one picture are refused where pictures are stored; do not even unpack them. */
const LARGEST = 60_000_000;
const TYPES: Record<string, string> = {
  png: "png",
  jpeg: "jpg",
  jpg: "jpg",
  gif: "gif",
  webp: "webp",
  bmp: "bmp",
  tiff: "tiff",
};

/** A picture that came along. */
export interface Along {
  /** How many blocks stand before it. */
  after: number;
  file: File;
}

/** Collects the pictures of one paste. */
export class Pictures {
  readonly along: Along[] = [];
  /** How many lie elsewhere. */
  left = 0;
  #rtf: File[] | null = null;

  constructor(private readonly rtf: string) {}

  /** A picture whose bytes stand in the text itself was met after so many blocks; false when they do not. */
  inText(src: string, after: number): boolean {
    const file = fileOfData(src, this.along.length);
    if (file !== null) this.along.push({ after, file });
    return file !== null;
  }

  /** An `<img>` was met after so many blocks. */
  met(image: Element, after: number): void {
    const src = image.getAttribute("src") ?? "";
    const file = /^data:/i.test(src) ? fileOfData(src, this.along.length) : /^file:/i.test(src) ? this.#ofRtf() : null;
    if (file !== null) this.along.push({ after, file });
    else if (!isDress(image)) this.left += 1;
  }

  #ofRtf(): File | null {
    this.#rtf ??= picturesOfRtf(this.rtf);
    return this.#rtf.shift() ?? null;
  }
}

/** Spacers, counters and icons: nobody misses them. */
function isDress(image: Element): boolean {
  const size = (name: string): number => {
    const given = Number.parseFloat(image.getAttribute(name) ?? "");
    return Number.isFinite(given) ? given : Infinity;
  };
  return Math.min(size("width"), size("height")) <= 32 || /^data:image\/svg/i.test(image.getAttribute("src") ?? "");
}

function fileOfData(src: string, index: number): File | null {
  const [head, type, base64] = /^data:image\/([a-z]+)(?:;[^,;]*)*?(;base64),/i.exec(src.slice(0, 200)) ?? [];
  const ending = TYPES[(type ?? "").toLowerCase()];
  if (head === undefined || base64 === undefined || ending === undefined || src.length > LARGEST * 1.4) return null;
  try {
    const bytes = Uint8Array.from(atob(src.slice(head.length)), (letter) => letter.charCodeAt(0));
    return bytes.length < 100 ? null : fileOf(bytes, ending, index);
  } catch {
    return null;
  }
}

function picturesOfRtf(rtf: string): File[] {
  const found: File[] = [];
  const start = /\\pict(?![a-z])/g;
  for (let match = start.exec(rtf); match !== null; match = start.exec(rtf)) {
    const [, kind] = /\\(png|jpeg)blip/.exec(rtf.slice(match.index, match.index + 4_000)) ?? [];
    if (kind === undefined) continue;
    // The bytes are the last run of hexadecimal digits in the group.
    const next = rtf.indexOf("\\pict", match.index + 5);
    const stop = Math.min(...[rtf.length, next < 0 ? Infinity : next, match.index + LARGEST * 2]);
    const group = rtf.slice(match.index, stop);
    const [hex] = /[0-9a-fA-F\s]{200,}/.exec(group) ?? [];
    if (hex === undefined) continue;
    const digits = hex.replace(/\s+/g, "");
    const bytes = new Uint8Array(digits.length >> 1);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16);
    found.push(fileOf(bytes, kind === "png" ? "png" : "jpg", found.length));
  }
  return found;
}

function fileOf(bytes: Uint8Array<ArrayBuffer>, ending: string, index: number): File {
  return new File([bytes], `${index + 1}.${ending}`, { type: `image/${ending === "jpg" ? "jpeg" : ending}` });
}
