import { inflateRawSync } from 'node:zlib'
import { SaxesParser } from 'saxes'

/** The files of an archive by name, found by its directory as any reader finds them. */
export function unzipped(archive: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const begins = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    files.set(name, inflateRawSync(bytes.subarray(begins, begins + bytes.readUInt32LE(at + 20))).toString())
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

export type SheetCell = { readonly at: string; readonly type: string; readonly format: string; readonly text: string }

/** A sheet's cells with the format that shows them, as a spreadsheet program understands them. */
export function cellsOf(archive: Uint8Array, sheet = 1): readonly SheetCell[] {
  const files = unzipped(archive)
  const formats = formatsOf(files.get('xl/styles.xml') ?? '')
  const cells: SheetCell[] = []
  let open: { at: string; type: string; format: string; text: string } | undefined
  read(files.get(`xl/worksheets/sheet${sheet}.xml`) ?? '', {
    opens: (name, { r = '', t = 'n', s = '0' }) => {
      if (name === 'c') open = { at: r, type: t, format: formats[Number(s)] ?? '', text: '' }
    },
    text: (text) => {
      if (open) open.text += text
    },
    closes: (name) => {
      if (name === 'c' && open) cells.push(open)
      if (name === 'c') open = undefined
    },
  })
  return cells
}

function formatsOf(styles: string): string[] {
  const named = new Map<string, string>()
  const formats: string[] = []
  let inCells = false
  read(styles, {
    opens: (name, { numFmtId = '', formatCode = '', fontId = '0', quotePrefix }) => {
      if (name === 'numFmt') named.set(numFmtId, formatCode)
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const signs = [named.get(numFmtId) ?? numFmtId, fontId === '1' ? 'bold' : '', quotePrefix ? 'watched' : '']
      formats.push(signs.filter(Boolean).join(' '))
    },
    closes: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}

type Reading = {
  readonly opens: (name: string, attributes: Readonly<Record<string, string | undefined>>) => void
  readonly closes: (name: string) => void
  readonly text?: (text: string) => void
}

/** Throws where the text is no XML. */
function read(xml: string, { opens, closes, text }: Reading): void {
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => opens(name, attributes))
  parser.on('closetag', ({ name }) => closes(name))
  if (text) parser.on('text', text)
  parser.write(xml).close()
}
