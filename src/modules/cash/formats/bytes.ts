import { createGunzip } from 'node:zlib'
import { badFile } from './refusals.ts'

export type Bytes = Uint8Array | AsyncIterable<Uint8Array>

/** So much of the beginning is enough to know what a file is. */
export const lookedAt = 4096

const largestGrowth = 200
const growthIsLooked = 4 * 2 ** 20

/** A file as a stream of chunks, with its beginning to look at first. Whoever stops reading early closes it. */
export type Source = {
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
  readonly close: () => Promise<void>
}

/** Opens a file or a stream, unpacking it when it is gzipped, whatever its name says. */
export async function openSource(bytes: Bytes): Promise<Source> {
  const source = await peek(bytes instanceof Uint8Array ? inSlices(bytes) : bytes)
  const isGzip = source.head[0] === 0x1f && source.head[1] === 0x8b
  if (!isGzip) return source
  try {
    const inside = await peek(unpacked(source.chunks))
    return { ...inside, close: () => inside.close().finally(source.close) }
  } catch (error) {
    await source.close()
    throw error
  }
}

/** The whole file in memory, for formats that must be seen whole; refused beyond the limit. */
export async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) throw badFile('file_is_too_large', { limit: `${Math.floor(limit / 2 ** 20)} MB` })
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Source> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < lookedAt) {
    const next = await iterator.next()
    if (next.done) break
    if (next.value.length > 0) first.push(next.value)
    size += next.value.length
  }
  const head = Buffer.concat(first)
  const close = async () => {
    await iterator.return?.()
  }
  return { head, chunks: rejoined(head, iterator), close }
}

async function* rejoined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* slices(head)
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield* slices(next.value)
}

// In slices, so that a large piece is decoded and parsed bit by bit like a stream from disk.
function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536)
}

async function* inSlices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* slices(bytes)
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  let packed = 0
  let open = 0
  const feeding = feed(chunks, gunzip, (size) => {
    packed += size
  })
  // A failure while feeding destroys the stream with that error, so the loop below meets it.
  feeding.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  try {
    for await (const chunk of gunzip) {
      if (!(chunk instanceof Uint8Array)) continue
      open += chunk.length
      // A statement shrinks to a tenth or a thirtieth; what grows two hundredfold was made to fill our memory.
      if (open > growthIsLooked && open > packed * largestGrowth) throw badFile('gzip_is_a_bomb')
      yield chunk
    }
  } catch (error) {
    if (isZlibError(error)) throw badFile('gzip_is_damaged', { reason: error.message })
    throw error
  } finally {
    gunzip.destroy()
  }
}

async function feed(
  chunks: AsyncIterable<Uint8Array>,
  gunzip: ReturnType<typeof createGunzip>,
  count: (size: number) => void,
): Promise<void> {
  for await (const chunk of chunks) {
    if (gunzip.destroyed) return
    count(chunk.length)
    if (!gunzip.write(chunk)) await drained(gunzip)
  }
  gunzip.end()
}

// Whichever comes first takes the other's listener away: a long file waits thousands of times.
const drained = (gunzip: ReturnType<typeof createGunzip>) =>
  new Promise<void>((resolve) => {
    const go = () => {
      gunzip.off('drain', go).off('close', go)
      resolve()
    }
    gunzip.once('drain', go).once('close', go)
  })

const isZlibError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
