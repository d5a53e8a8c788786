import { defineConfig } from "vite";

// The server reads manifest.json and writes the hashed names into its pages; nothing here knows a page.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
  build: {
    outDir: "wwwroot/assets",
    assetsDir: "",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: ["chrome87", "firefox78", "safari14"],
    modulePreload: false,
    // A data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: ["Assets/portal.ts", "Assets/portal.css", "Assets/dark.css"],
      onwarn(warning, warn) {
        // htmx has one eval, for expressions in attributes; the page switches it off (allowEval) and the policy forbids it.
        if (warning.code === "EVAL" && warning.id?.includes("htmx.org")) return;
        warn(warning);
      },
    },
  },
});
