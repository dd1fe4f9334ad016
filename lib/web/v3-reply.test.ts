import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { jsonReply, takesGzip } from "./v3-reply";

it.each([
  [null, false],
  ["", false],
  ["gzip", true],
  ["GZIP", true],
  ["br, gzip;q=0.5", true],
  ["deflate, gzip ; q=0", false],
  ["*", true],
  ["identity, *;q=0", false],
  ["gzip;q=0, *", false],
  ["gzippy", false],
])("reads Accept-Encoding %j", (header, expected) => {
  expect(takesGzip(header)).toBe(expected);
});

it("zips what is worth it, for those who ask", async () => {
  const asking = new Request("http://a.example/", { headers: { "Accept-Encoding": "gzip" } });
  const body = { text: "é".repeat(5_000) };
  const zipped = await jsonReply(asking, { http: 200, body });
  expect(zipped.headers.get("Content-Encoding")).toBe("gzip");
  expect(JSON.parse(gunzipSync(await zipped.arrayBuffer()).toString())).toEqual(body);
  const plain = await jsonReply(new Request("http://a.example/"), { http: 200, body });
  expect(plain.headers.get("Content-Encoding")).toBeNull();
  expect(await plain.json()).toEqual(body);
  const short = await jsonReply(asking, { http: 401, body: {} });
  expect([short.status, short.headers.get("Content-Encoding")]).toEqual([401, null]);
});
