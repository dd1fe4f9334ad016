// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { BudgetRoom } from "@/lib/domain/money/budget";
import { estimateQuery } from "@/lib/queries/estimate";
import { makeQueryClient } from "@/lib/queries/query-client";
import { chosenTargets, emptyForm, modelsOf, type ChosenModels, type FilledForm } from "../form-values";
import { SendBar } from "./send-bar";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const formOf = (models: Partial<ChosenModels>): FilledForm => ({
  ...emptyForm("0190a0c0-0000-7000-8000-000000000001"),
  model_name: { ...modelsOf([]), ...models },
});
const ONE = formOf({ gemini: ["m-1"] });
const TWO = formOf({ gemini: ["m-1"], perplexity: ["sonar"] });

const BUDGET: BudgetRoom = {
  ...{
    id: "0190a0c0-0000-7000-8000-00000000000b",
    name: "Autumn",
    label: null,
    period: "month",
    amount: "5",
    until: "2026-11-30",
  },
  ...{ spent: "4.9", held: "0.01", left: "0.09" },
};

/** The bar of a form whose one call was estimated already; what it asks of the server is answered by `fetched`. */
function show(fetched: () => Promise<Response>) {
  vi.stubGlobal("fetch", fetched);
  const client = makeQueryClient();
  const known = { targets: chosenTargets(ONE), method: ONE.method, webSearch: ONE.web_search };
  client.setQueryData(estimateQuery("acme", known).queryKey, {
    estimates: [{ low: "0.01", high: "0.04", basedOn: 7 }],
    budgets: [BUDGET, { ...BUDGET, id: "other", label: "another label" }],
  });
  const bar = (form: FilledForm) => (
    <QueryClientProvider client={client}>
      <SendBar workspace="acme" form={form} sending={false} onSend={() => undefined} />
    </QueryClientProvider>
  );
  const { rerender, container } = render(bar(ONE));
  return { change: (form: FilledForm) => rerender(bar(form)), text: () => container.textContent };
}

const never = () => new Promise<Response>(() => undefined);

it("says what is chosen is expected to cost, and from what", () => {
  const { text } = show(never);
  expect(text()).toContain(
    "1 call, expected cost $0.0100–$0.0400From 7 past answers.Leaves $0.0500 of “Autumn” ($5.00 a month) until",
  );
});

it("does not pass the cost of one choice off as that of the next", () => {
  const { change, text } = show(never);
  change(TWO);
  expect(text()).toContain("2 calls");
  expect(text()).not.toContain("$0.0");
  expect(text()).toContain("Working out the expected cost…");
});

it("says that the cost is not known where it could not be worked out", async () => {
  const error = { code: "forbidden", message: "Not for your role.", fields: {}, errorId: null };
  const { change } = show(() => Promise.resolve(Response.json({ error }, { status: 403 })));
  change(TWO);
  expect(await screen.findByText(/The expected cost is not known: Not for your role\./)).toBeTruthy();
});

it("asks for an engine first", () => {
  const { change, text } = show(never);
  change(formOf({}));
  expect(text()).toContain("Choose an engine");
  expect(text()).not.toContain("$");
});

it("offers the part that fits a budget, and says which budget it is", async () => {
  const estimates = [
    { low: "0.01", high: "0.06", basedOn: 0 },
    { low: "0.01", high: "0.04", basedOn: 0 },
  ];
  const { change } = show(() => Promise.resolve(Response.json({ estimates, budgets: [BUDGET] })));
  expect(screen.getByRole("button", { name: "Ask" })).toBeTruthy();
  change(TWO);
  expect(await screen.findByRole("button", { name: "Ask the first 1 of 2" })).toBeTruthy();
  expect(screen.getByText(/More than the \$0\.0900 that is left of “Autumn”/)).toBeTruthy();
});
