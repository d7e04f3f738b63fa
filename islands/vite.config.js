// The build of the islands: four entries with fixed names, so that a template can name them without a manifest.
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: {
    outDir: process.env.TOCSIN_ISLANDS_OUT ?? "../src/tocsin/web/static/built",
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: true,
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { desk: "src/desk.ts", map: "src/map.ts", network: "src/network.ts", timeline: "src/timeline.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
