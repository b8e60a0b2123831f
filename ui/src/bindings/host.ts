/**
 * The two hosts of Plein's commands: the desktop window (Tauri) and loopback HTTP (a browser).
 *
 * Owns how a call, an event and a picture's address cross over; the screens know only `Host`. What the commands are
 * stands in the generated `commands.ts`. Written by hand, beside `src-tauri/src/ipc.rs` and
 * `crates/plein-app/src/loopback/api.rs`, which are the other ends of this.
 */
import { answersBytes, type AppError, type AppEvent, type Command, type Commands } from './commands';

/** Takes a body exactly where the command does. */
export type Body<C extends Command> = Commands[C]['body'] extends Uint8Array ? [body: Uint8Array] : [];

export interface Host {
  /** Runs a command. Rejects with a `Refused`. */
  call<C extends Command>(name: C, args: Commands[C]['args'], ...body: Body<C>): Promise<Commands[C]['reply']>;
  /** Tells of changes until the returned function is called. */
  listen(tell: (event: AppEvent) => void): () => void;
  /** The address of a picture or file; with a width in pixels, of the smallest rendition that is at least as wide. */
  medium(space: string, medium: string, width?: number): string;
}

/** A command failed: what happened, and the facts for the message. */
export class Refused extends Error {
  readonly code: AppError['code'];
  readonly args: AppError['args'];

  constructor(error: AppError) {
    super(error.code);
    this.name = 'Refused';
    this.code = error.code;
    this.args = error.args;
  }

  /** Anything that was thrown, as a `Refused`. */
  static from(thrown: unknown): Refused {
    if (thrown instanceof Refused) return thrown;
    const error = thrown as Partial<AppError> | null;
    if (error && typeof error.code === 'string') return new Refused({ code: error.code, args: error.args ?? {} });
    return new Refused({ code: 'internal', args: {} });
  }
}

/** JSON in base64url, so that it can be a header. */
function header(args: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(args));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const path = (space: string, medium: string, width?: number) =>
  `${encodeURIComponent(space)}/${encodeURIComponent(medium)}${width ? `?w=${Math.ceil(width)}` : ''}`;

/** Over HTTP on loopback. The cookie that lets us in was set by the address that was printed. */
class Loopback implements Host {
  async call<C extends Command>(name: C, args: Commands[C]['args'], ...body: Body<C>): Promise<Commands[C]['reply']> {
    try {
      const answer = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'plein-args': header(args), 'content-type': 'application/octet-stream' },
        body: (body[0] as BodyInit | undefined) ?? null,
      });
      if (!answer.ok) throw Refused.from(await answer.json());
      return (answersBytes.has(name) ? new Uint8Array(await answer.arrayBuffer()) : await answer.json()) as never;
    } catch (thrown) {
      throw Refused.from(thrown);
    }
  }

  listen(tell: (event: AppEvent) => void): () => void {
    const source = new EventSource('/api/events');
    let opened = false;
    source.onopen = () => {
      // What happened while the line was down has not been told.
      if (opened) tell({ type: 'missed' });
      opened = true;
    };
    source.onmessage = (message) => tell(JSON.parse(message.data) as AppEvent);
    return () => source.close();
  }

  medium(space: string, medium: string, width?: number): string {
    return `/media/${path(space, medium, width)}`;
  }
}

/** What Tauri puts in the page (`withGlobalTauri`), as far as it is used here. */
interface Tauri {
  core: { invoke(command: string, body: Uint8Array, options: { headers: Record<string, string> }): Promise<unknown> };
  event: { listen(event: string, tell: (event: { payload: AppEvent }) => void): Promise<() => void> };
}

/** In the desktop window. */
class Desktop implements Host {
  readonly #tauri: Tauri;

  constructor(tauri: Tauri) {
    this.#tauri = tauri;
  }

  async call<C extends Command>(name: C, args: Commands[C]['args'], ...body: Body<C>): Promise<Commands[C]['reply']> {
    try {
      const headers = { 'plein-command': name, 'plein-args': header(args) };
      const answer = await this.#tauri.core.invoke('call', body[0] ?? new Uint8Array(), { headers });
      return (answersBytes.has(name) ? new Uint8Array(answer as ArrayBuffer) : answer) as never;
    } catch (thrown) {
      throw Refused.from(thrown);
    }
  }

  listen(tell: (event: AppEvent) => void): () => void {
    const listening = this.#tauri.event.listen('plein', (event) => tell(event.payload));
    return () => void listening.then((stop) => stop());
  }

  medium(space: string, medium: string, width?: number): string {
    // WebView2 (Windows) shows custom schemes as http://<scheme>.localhost.
    const origin = navigator.userAgent.includes('Windows') ? 'http://plein-media.localhost' : 'plein-media://localhost';
    return `${origin}/${path(space, medium, width)}`;
  }
}

/** The host that this page runs in. */
export function findHost(): Host {
  const tauri = (globalThis as { __TAURI__?: Tauri }).__TAURI__;
  return tauri ? new Desktop(tauri) : new Loopback();
}
