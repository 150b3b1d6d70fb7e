/** One line on a terminal that tells how far a long command is; elsewhere nothing, so that logs stay readable. */
export function progressLine() {
  const { stderr } = process
  let shownAt = 0
  return {
    show: (text: string): void => {
      if (!stderr.isTTY || Date.now() - shownAt < 100) return
      shownAt = Date.now()
      stderr.write(`\r\u001B[2K${text.slice(0, (stderr.columns ?? 80) - 1)}`)
    },
    clear: (): void => {
      if (stderr.isTTY) stderr.write('\r\u001B[2K')
    },
  }
}
