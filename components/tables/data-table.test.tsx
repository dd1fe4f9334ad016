import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DataTable } from "./data-table";

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
