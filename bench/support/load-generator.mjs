import autocannon from "autocannon";

// A process of its own that sends requests as fast as they are answered, and tells its parent what came back.

/** @typedef {import("autocannon").Options & { paths?: string[] }} Order */

process.on("message", async (/** @type {Order} */ { paths, ...options }) => {
  const result = await autocannon(
    paths ? { ...options, requests: [{ setupRequest: eachPathOnce(paths) }] } : options,
  );
  process.send?.({
    answered: result["2xx"],
    failed: result.non2xx + result.errors + result.timeouts,
    seconds: (result.finish.getTime() - result.start.getTime()) / 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
  });
  process.disconnect();
});

/**
 * The paths by turns, whichever connection asks next; from the beginning when they are used up.
 * @param {string[]} paths
 * @returns {(request: import("autocannon").Request) => import("autocannon").Request}
 */
function eachPathOnce(paths) {
  let next = 0;
  return (request) => ({ ...request, path: paths[next++ % paths.length] });
}
