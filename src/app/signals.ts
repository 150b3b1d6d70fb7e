// A terminal, a shell and npm may each pass on the same Ctrl-C, so one wish arrives several times.
const sameWishMs = 1000

/** Aborted when the system or the terminal asks us to stop. Who presses Ctrl-C again does not want to wait. */
export function stopSignal(): AbortSignal {
  const asked = new AbortController()
  let since = 0
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!asked.signal.aborted) since = Date.now()
      if (name === 'SIGINT' && Date.now() - since > sameWishMs) process.exit(1)
      asked.abort()
    })
  }
  return asked.signal
}

export const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
