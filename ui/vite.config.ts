import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// The screens are served by two hosts (the desktop shell and the loopback server) under a strict
// content security policy: nothing inline, nothing from elsewhere, every asset a file of its own.
/** Every engine that Plein runs in reads WOFF2: the older copies of KaTeX's fonts stay out of the program. */
const onlyWoff2 = {
  name: "plein:only-woff2",
  enforce: "pre" as const,
  transform: (code: string, id: string) =>
    /katex[^/]*\.css/.test(id) ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "") : undefined,
};

export default defineConfig({
  plugins: [onlyWoff2, svelte()],
  base: "./",
  // The words live beside ui/, shared with Rust.
  server: { fs: { allow: [".."] }, host: "127.0.0.1" },
  preview: { host: "127.0.0.1" },
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: { environment: "happy-dom", include: ["src/**/*.test.ts", "fuzz/**/*.test.ts"] },
});
