import { Buffer } from 'node:buffer'
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly parts: AsyncIterable<string> }

type Written = {
  readonly name: Buffer
  readonly at: number
  readonly checksum: number
  readonly packed: number
  readonly size: number
}

const mostBytes = 0xffff_ffff

/**
 * A zip archive, piece by piece: what is packed goes out at once, so that memory stays flat however long an entry is. Sizes
 * follow the data. All entries bear the same day, for an archive of the same content is the same bytes.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for await (const { name, parts } of entries) {
    const entry = { name: Buffer.from(name), at }
    const tally = { checksum: 0, size: 0, packed: 0 }
    const head = localHeader(entry.name)
    yield head
    for await (const chunk of deflated(parts, tally)) {
      tally.packed += chunk.length
      yield chunk
    }
    if (tally.size > mostBytes) throw new RangeError(`${name} is longer than an archive's entry may be`)
    yield descriptor(tally)
    at += head.length + tally.packed + descriptorLength
    written.push({ ...entry, ...tally })
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield directoryEnd({ entries: written.length, size: directory.length, at })
}

async function* deflated(
  parts: AsyncIterable<string>,
  tally: { checksum: number; size: number },
): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const part of parts) {
      const bytes = Buffer.from(part)
      tally.checksum = crc32(bytes, tally.checksum)
      tally.size += bytes.length
      yield bytes
    }
  }
  const packed = createDeflateRaw()
  // What goes wrong ends the packed stream, and so reaches whoever reads it.
  pipeline(Readable.from(counted()), packed, () => undefined)
  for await (const chunk of packed) yield Buffer.from(chunk)
}

const flags = 0x0808 // sizes follow the data, names are UTF-8
const deflate = 8
const firstDay = 0x21 // 1980-01-01, the first that a zip knows
const descriptorLength = 16

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflate, 8)
  head.writeUInt16LE(firstDay, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function descriptor({ checksum, packed, size }: Pick<Written, 'checksum' | 'packed' | 'size'>): Buffer {
  const end = Buffer.alloc(descriptorLength)
  end.writeUInt32LE(0x0807_4b50, 0)
  end.writeUInt32LE(checksum, 4)
  end.writeUInt32LE(packed, 8)
  end.writeUInt32LE(size, 12)
  return end
}

function directoryEntry({ name, at, checksum, packed, size }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x0201_4b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(deflate, 10)
  entry.writeUInt16LE(firstDay, 14)
  entry.writeUInt32LE(checksum, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(at, 42)
  return Buffer.concat([entry, name])
}

function directoryEnd({ entries, size, at }: { entries: number; size: number; at: number }): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}
