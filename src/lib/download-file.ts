/** How long an address lives that a download was begun from: Safari reads it a little later than the click. */
const keptMs = 30_000;

/** Saves a file that was made here. Nothing leaves the browser, and the strict policy allows it: it is no navigation. */
export function downloadFile(name: string, type: string, parts: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
