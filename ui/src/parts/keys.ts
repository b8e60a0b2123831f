//! Keys as they are called on this kind of computer.

const apple = () => /mac|iphone|ipad/i.test(navigator.platform);

/** "Ctrl+Z" or "⌘Z". */
export function shortcut(letter: string, shift = false): string {
  if (apple()) return `${shift ? "⇧" : ""}⌘${letter}`;
  return `Ctrl+${shift ? "Shift+" : ""}${letter}`;
}

/** "Alt+↑" or "⌥↑". */
export function alternative(letter: string): string {
  return apple() ? `⌥${letter}` : `Alt+${letter}`;
}
