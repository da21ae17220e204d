import { defineConfig } from "vite";

// The widgets are one module with everything in it, for pages of other systems; it lies beside the site.
export default defineConfig({
  publicDir: false,
  build: {
    emptyOutDir: false,
    lib: { entry: "src/widgets/widgets.ts", formats: ["es"], fileName: () => "widgets.js" },
  },
});
