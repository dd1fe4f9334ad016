import { WORLD, type World } from "@/lib/engines/sandbox/world";
import { worldEvents } from "@/lib/services/demo/plan";

/** The sandbox's world as a demo goes through it: the one that everybody knows, but for what happens in its three weeks. */
export function demoWorld(madeAt: Date): World {
  const { release, outage } = worldEvents(madeAt);
  return { ...WORLD, releases: { ...WORLD.releases, [release.model]: release.at }, outages: [outage] };
}
