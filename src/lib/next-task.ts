/**
 * Lets the browser paint and answer before long work goes on. A message and not a timer: timers wait 4 ms each, and a
 * second in a tab that is not in view.
 */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
