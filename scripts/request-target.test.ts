import { describe, expect, it } from "vitest";
import { keepServiceHeaders, requestTarget } from "./request-target";

describe("requestTarget", () => {
  it.each([
    ["/", "/"],
    ["/a/compose?x=//y", "/a/compose?x=//y"],
    ["//v3//appendix/user_data/", "/v3/appendix/user_data"],
    ["/v3/", "/v3"],
    ["/v3/a/?q=%zz", "/v3/a?q=%zz"],
    ["//evil.example/x", "/evil.example/x"],
    ["http://evil.example//v3/appendix/errors", "/v3/appendix/errors"],
    ["/v3/task_get/%zz", "/v3/task_get/%25zz"],
    ["/v3/task_get/%ff%fe", "/v3/task_get/%25ff%25fe"],
    ["/v3/task_get/%C3%A9", "/v3/task_get/%C3%A9"],
    ["/v3/\\\\host/x", "/v3/%5C%5Chost/x"],
    ["/elsewhere/%zz", "/elsewhere/%zz"],
    ["*", "*"],
  ])("%s is %s", (target, expected) => {
    expect(requestTarget(target)).toBe(expected);
  });
});

describe("keepServiceHeaders", () => {
  const sent = () => ({
    host: "evil.example",
    rsc: "1",
    authorization: "Basic Og==",
    "content-type": "text/plain",
  });

  it("keeps what calls are answered by", () => {
    const headers = sent();
    keepServiceHeaders("/v3/appendix/errors?a", headers, "sightline.example");
    expect(headers).toEqual({
      host: "sightline.example",
      authorization: "Basic Og==",
      "content-type": "text/plain",
    });
  });

  it("leaves other requests alone", () => {
    const headers = sent();
    keepServiceHeaders("/v3x", headers, "sightline.example");
    expect(headers).toEqual(sent());
  });
});
