import type { MetadataRoute } from "next";
import { COLOURS } from "@/tailwind.config";

/** What a browser shows where an instance is put on a home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Sightline",
    description: "A workbench for AI-visibility research.",
    start_url: "/",
    display: "standalone",
    background_color: COLOURS.light.canvas,
    theme_color: COLOURS.light.canvas,
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
