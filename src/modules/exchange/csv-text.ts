/** A cell as spreadsheets and csv readers take it back; what they would run as a formula is kept as text only where asked. */
export const csvCell = (text: string): string => (/[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\n`
