import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";

interface LoadingProps {
  /** What is coming: "answers". */
  what: string;
  children: ReactNode;
}

/** Says once, to screen readers, that something loads; what is inside is only shape. */
const Loading = ({ what, children }: LoadingProps) => (
  <div role="status">
    <span className="sr-only">Loading {what}</span>
    <div aria-hidden="true">{children}</div>
  </div>
);

interface TableSkeletonProps {
  what: string;
  columns: readonly string[];
  rows?: number;
}

/** A table with its real head and grey rows, as high as the table that comes. */
export const TableSkeleton = ({ what, columns, rows = 8 }: TableSkeletonProps) => (
  <Loading what={what}>
    <TableFrame>
      <Table>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column}>{column}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {columns.map((column, index) => (
                <Cell key={column}>
                  <Skeleton className={index === 0 ? "h-4 w-3/4" : "h-4 w-16"} />
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  </Loading>
);

/** The answer page: strip of facts, text, sources. */
export const AnswerSkeleton = () => (
  <Loading what="the answer">
    <Skeleton className="mb-6 h-28 w-full rounded-md" />
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="max-w-reading flex flex-col gap-3">
        {["w-2/5", "w-full", "w-11/12", "w-full", "w-3/4", "w-full", "w-1/2"].map((width, index) => (
          <Skeleton key={index} className={`h-4 ${width}`} />
        ))}
      </div>
      <Skeleton className="h-64 w-full rounded-md" />
    </div>
  </Loading>
);

/** A chart over its table. */
export const ChartSkeleton = () => (
  <Loading what="the chart">
    <Skeleton className="h-56 w-full rounded-md" />
  </Loading>
);

/** A line of figures. */
export const FiguresSkeleton = () => (
  <Loading what="figures">
    <Skeleton className="h-16 w-full rounded-md" />
  </Loading>
);

/** A form: labels and boxes. */
export const FormSkeleton = ({ fields = 4 }: { fields?: number }) => (
  <Loading what="the form">
    <div className="max-w-reading flex flex-col gap-4">
      {Array.from({ length: fields }, (_, index) => (
        <div key={index} className="flex flex-col gap-1">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-8 w-full" />
        </div>
      ))}
    </div>
  </Loading>
);
