import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DataTable } from "./data-table";
import { Selection } from "./selection";

interface Row {
  name: string;
  state: string;
}

const show = (rows: readonly Row[]): string =>
  renderToStaticMarkup(
    <DataTable<Row>
      caption="Rows"
      columns={[
        { key: "name", header: "Name", cell: (row) => row.name },
        { key: "state", header: "State", cell: (row) => row.state, sameWords: (row) => row.state },
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />,
  );

it("leaves out a column that is the same on every row, and says it once", () => {
  const html = show([
    { name: "a", state: "failed" },
    { name: "b", state: "failed" },
  ]);
  expect(html).not.toContain("State");
  expect(html.match(/failed/g)).toHaveLength(1);
});

it("shows the column as soon as one row differs", () => {
  const html = show([
    { name: "a", state: "failed" },
    { name: "b", state: "" },
  ]);
  expect(html).toContain("State");
  expect(html).not.toContain("On every row");
});

it("says nothing of a column that has nothing to say", () => {
  const html = show([{ name: "a", state: "" }]);
  expect(html).not.toContain("State");
  expect(html).not.toContain("On every row");
});

it("gives no box to a row that can't be chosen", () => {
  const html = renderToStaticMarkup(
    <Selection pageIds={["a"]} total={1}>
      <DataTable<Row>
        caption="Rows"
        columns={[{ key: "name", header: "Name", cell: (row) => row.name }]}
        rows={[
          { name: "a", state: "" },
          { name: "b", state: "kept" },
        ]}
        rowKey={(row) => row.name}
        selectBy={({ name, state }) => (state ? null : name)}
      />
    </Selection>,
  );
  expect(html).toContain("Select a");
  expect(html).not.toContain("Select b");
  expect(html.match(/data-row="/g)).toHaveLength(1);
});
