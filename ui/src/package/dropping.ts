//! Files that are let go over the library: a Space that somebody brought, or something to read in.

/** Whether a name is that of a package. */
export function isPackage(name: string): boolean {
  return /\.space$/i.test(name.trim());
}

/** The packages among what is dragged; none when it is something else. While it is dragged, its names are not told. */
export function packagesIn(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter((file) => isPackage(file.name));
}

/** Whether files are dragged. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}
