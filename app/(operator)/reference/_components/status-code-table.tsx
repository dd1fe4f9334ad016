import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { STATUS_CODES } from "@/lib/api-contract/status-codes";

const SENT = [...STATUS_CODES.values()].filter(({ group }) => group !== "never-sent");

/** Every code this service can send, with what it means and what to do about it. Each can be linked to. */
export const StatusCodeTable = () => (
  <>
    <p className="text-muted max-w-reading mb-3">
      Of the reply, or of a task. The HTTP status is the one it comes with when it is the reply&apos;s. Codes
      of the API&apos;s other products are in <code className="font-mono text-sm">/v3/appendix/errors</code>{" "}
      only.
    </p>
    <TableFrame tabIndex={0} role="group" aria-label="Status codes">
      <Table>
        <caption className="sr-only">Status codes</caption>
        <thead>
          <tr>
            {["Code", "HTTP", "Message", "Meaning", "What to do"].map((head) => (
              <HeaderCell key={head}>{head}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>td]:border-b-0">
          {SENT.map(({ code, http, message, meaning, remedy }) => (
            <tr key={code} id={`code-${code}`} className="target:bg-accent-soft scroll-mt-16">
              <Cell className="tabular align-top font-medium">{code}</Cell>
              <Cell className="tabular align-top">{http}</Cell>
              <Cell className="min-w-36 align-top">{message}</Cell>
              <Cell className="min-w-56 align-top">{meaning}</Cell>
              <Cell className="min-w-56 align-top">{remedy}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  </>
);
