/** The characters a TrueType or OpenType font has pictures for, read from its `cmap` table. */
export function coveredBy(font: Buffer): ReadonlySet<number> {
  const table = characterMap(font)
  const covered = new Set<number>()
  for (const [first, last] of table.readUInt16BE(0) === 12 ? groups(table) : segments(table)) {
    for (let character = first; character <= last; character += 1) covered.add(character)
  }
  return covered
}

type Range = readonly [first: number, last: number]

/** The widest Unicode map of the font: format 12 knows all planes, format 4 the first. */
function characterMap(font: Buffer): Buffer {
  const cmap = font.subarray(tableOffset(font, 'cmap'))
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(8 + index * 8)),
  )
  const formats = maps.map((map) => map.readUInt16BE(0))
  const map = maps[formats.indexOf(12)] ?? maps[formats.indexOf(4)]
  if (!map) throw new Error('The font has no Unicode character map')
  return map
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`The font has no table ${tag}`)
}

function* groups(table: Buffer): Generator<Range> {
  const count = table.readUInt32BE(12)
  for (let at = 16; at < 16 + count * 12; at += 12) yield [table.readUInt32BE(at), table.readUInt32BE(at + 4)]
}

function* segments(table: Buffer): Generator<Range> {
  const doubled = table.readUInt16BE(6)
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at)
    if (last !== 0xffff) yield [table.readUInt16BE(16 + doubled + at), last]
  }
}
