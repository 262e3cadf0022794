/** The list of payees with what each is due by component: sorted by any column, narrowed by a name. */

import type { PayoutLine } from "@attain/engine";
import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getFilteredRowModel,
  getPaginationRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import type { PayeeTotal } from "../../worker/effect.js";
import { grouped } from "../amounts.js";
import { linkTo } from "../routing.js";
import { useTexts } from "../settings.js";

const helper = createColumnHelper<PayeeTotal>();

const pageSize = 50;

export function PayeesTable({
  payees,
  components,
  run,
}: {
  readonly payees: readonly PayeeTotal[];
  readonly components: readonly string[];
  /** The server's run that the statements are of. */
  readonly run: string | undefined;
}) {
  const texts = useTexts();
  const [sorting, setSorting] = useState<SortingState>([{ id: "amount", desc: true }]);
  const [search, setSearch] = useState("");
  const data = useMemo(() => [...payees], [payees]);
  const columns = useMemo(
    () => [
      helper.accessor("payee", {
        header: texts.payee,
        cell: ({ getValue }) => (
          <a href={linkTo("understand", { payee: getValue(), ...(run !== undefined && { run }) })}>
            {getValue()}
          </a>
        ),
      }),
      ...components.map((component) =>
        helper.accessor((row) => Number(amountOf(row, component)), {
          id: component,
          header: component,
          cell: ({ row }) => grouped(amountOf(row.original, component)),
        }),
      ),
      helper.accessor((row) => Number(row.amount), {
        id: "amount",
        header: texts.amount,
        cell: ({ row }) => `${grouped(row.original.amount)} ${row.original.currency}`,
      }),
    ],
    [components, texts, run],
  );
  const table = useReactTable({
    data,
    columns,
    state: { sorting, globalFilter: search },
    onSortingChange: setSorting,
    onGlobalFilterChange: setSearch,
    globalFilterFn: (row, _column, wanted: string) =>
      row.original.payee.toLowerCase().includes(wanted.toLowerCase()),
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
    getPaginationRowModel: getPaginationRowModel(),
    initialState: { pagination: { pageSize } },
  });
  const { pageIndex } = table.getState().pagination;
  return (
    <section className="card">
      <div className="row">
        <h2>{texts.everybody}</h2>
        <label className="field inline">
          <span>{texts.search}</span>
          <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
        </label>
      </div>
      <div className="table-wrap">
        <table data-testid="payees">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map(({ id, column, getContext }) => {
                  const sorted = column.getIsSorted();
                  return (
                    <th
                      key={id}
                      scope="col"
                      className={id === "payee" ? "" : "number"}
                      aria-sort={sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending"}
                    >
                      <button type="button" className="sort" onClick={column.getToggleSortingHandler()}>
                        {flexRender(column.columnDef.header, getContext())}
                        {sorted === false ? "" : sorted === "asc" ? " ↑" : " ↓"}
                      </button>
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getVisibleCells().map(({ id, column, getContext }) => (
                  <td key={id} className={column.id === "payee" ? "" : "number"}>
                    {flexRender(column.columnDef.cell, getContext())}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.getPageCount() > 1 ? (
        <div className="row">
          <button
            type="button"
            className="button small"
            disabled={!table.getCanPreviousPage()}
            onClick={table.previousPage}
          >
            ←
          </button>
          <span className="soft small">
            {pageIndex + 1} / {table.getPageCount()}
          </span>
          <button
            type="button"
            className="button small"
            disabled={!table.getCanNextPage()}
            onClick={table.nextPage}
          >
            →
          </button>
        </div>
      ) : null}
    </section>
  );
}

function amountOf({ components }: PayeeTotal, wanted: string): string {
  return components.find(({ component }) => component === wanted)?.amount ?? "0";
}

/** Which components the lines are of, in their order. */
export function componentsOf(payouts: readonly PayoutLine[]): readonly string[] {
  return [...new Set(payouts.map(({ component }) => component))];
}
