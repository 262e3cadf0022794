/** The studio's build: Monaco and the charts in chunks of their own, the worker beside them, nothing inline. */

import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { gallery } from "./scripts/gallery.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [react(), gallery()],
  worker: { format: "es" },
  build: {
    outDir: here("dist/studio"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Else it goes into the largest chunk that needs it, and every page loads Monaco for it.
            { name: "preload", test: /vite[\\/]preload-helper/, priority: 1 },
            { name: "monaco", test: /node_modules[\\/](\.pnpm[\\/])?monaco-editor/ },
            { name: "charts", test: /node_modules[\\/](\.pnpm[\\/])?(echarts|zrender)/ },
          ],
        },
      },
    },
  },
});
