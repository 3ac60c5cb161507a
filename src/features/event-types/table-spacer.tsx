/** Stands for the rows that are not mounted. */
export function TableSpacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}
