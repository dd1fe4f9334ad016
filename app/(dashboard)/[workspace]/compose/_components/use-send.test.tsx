// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useSend } from "./use-send";

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

interface Content {
  setId: string;
  targets: readonly object[];
}
const content: Content = { setId: "s", targets: [{ model: "m" }] };

/** A page that sends, and the keys that the server was sent; it answers so, in turn. */
function page(...replies: (() => Promise<{ data: { runId: string } }>)[]) {
  const keys: string[] = [];
  const { result } = renderHook(() =>
    useSend("acme.new-run", (_content: Content, requestKey) => {
      keys.push(requestKey);
      return (replies[keys.length - 1] ?? lost)();
    }),
  );
  const send = async (what = content) => act(async () => await result.current.send(what));
  return { keys, send };
}

const lost = () => Promise.reject(new TypeError("Failed to fetch"));
const answered = () => Promise.resolve({ data: { runId: "r" } });

it("is one run where the reply was lost, sent again by the same page or after a reload", async () => {
  const before = page(lost, lost);
  expect(await before.send()).toMatchObject({ ok: false, failure: { code: "upstream" } });
  await before.send();
  cleanup();
  const after = page(answered);
  expect(await after.send()).toEqual({ ok: true, data: { runId: "r" } });
  expect(new Set([...before.keys, ...after.keys]).size).toBe(1);
});

it("is another run where something was changed, or where the last has been answered for", async () => {
  const { keys, send } = page(lost, answered, answered);
  await send();
  await send({ ...content, setId: "t" });
  await send({ ...content, setId: "t" });
  expect(new Set(keys).size).toBe(3);
});

it("sends nothing while something is under way, and no object twice, which the gate would not let through", async () => {
  const { promise: reply, resolve: answer } = Promise.withResolvers<{ data: { runId: string } }>();
  const sent: Content[] = [];
  const { result } = renderHook(() =>
    useSend("acme.new-run", (what: Content) => {
      sent.push(what);
      return reply;
    }),
  );
  const shared = { web_search: true };
  await act(async () => {
    const first = result.current.send({ setId: "s", targets: [shared, shared] });
    expect(await result.current.send(content)).toBeNull();
    answer({ data: { runId: "r" } });
    await first;
  });
  expect(sent).toEqual([{ setId: "s", targets: [shared, shared] }]);
  expect(sent[0]?.targets[0]).not.toBe(sent[0]?.targets[1]);
});
