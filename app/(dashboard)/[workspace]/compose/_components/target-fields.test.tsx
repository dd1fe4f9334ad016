// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { modelsQuery } from "@/lib/queries/models";
import { makeQueryClient } from "@/lib/queries/query-client";
import { useModelLists } from "./target-fields";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const MODEL = {
  name: "m-1",
  reasoning: false,
  webSearch: true,
  taskPost: true,
  listPrice: null,
  pastCost: null,
};
const [WORKSPACE, CONNECTION] = ["acme", "0190a0c0-0000-7000-8000-000000000001"];

it("keeps an engine's models where they could not be listed again, and says why another has none", async () => {
  const error = { code: "not_found", message: "The connection is gone.", fields: {}, errorId: null };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ error }, { status: 404 })));
  const client = makeQueryClient();
  const { queryKey } = modelsQuery(WORKSPACE, CONNECTION, "gemini");
  client.setQueryData(queryKey, { models: [MODEL], fetchedAt: "2026-11-26T10:00:00Z" });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useModelLists(WORKSPACE, CONNECTION), { wrapper });
  result.current.gemini.retry();

  await waitFor(() => {
    expect(client.getQueryState(queryKey)?.status).toBe("error");
    expect(result.current.claude.failure).toBe("The connection is gone.");
  });
  expect(result.current.claude.models).toBeUndefined();
  expect(result.current.gemini).toMatchObject({ models: [MODEL], failure: undefined });
});
