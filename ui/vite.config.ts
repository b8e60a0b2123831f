import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// The screens are served by two hosts (the desktop shell and the loopback server) under a strict
// content security policy: nothing inline, nothing from elsewhere, every asset a file of its own.
export default defineConfig({
  plugins: [svelte()],
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
