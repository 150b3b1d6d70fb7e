import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refused } from '#kernel/outcome'
import { mediaTypeOf, tellingBytes } from '#platform/media-type'

/** Bytes that are safely on the disk. */
export type Kept = { readonly sha256: Buffer; readonly size: number; readonly mediaType: string }

export type FileStore = {
  /** Takes bytes as they come, no more than `largest`, and answers when they would survive a power cut. */
  readonly keep: (bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, largest: number) => Promise<Kept>
  readonly read: (sha256: Uint8Array) => Promise<Buffer>
  readonly stream: (sha256: Uint8Array) => Readable
}

/**
 * A folder in which files lie under the hash of what is in them: the same bytes lie there once, and no name from outside ever
 * becomes a path.
 */
export function fileStore(folder: string): FileStore {
  const placeOf = (sha256: Uint8Array) => {
    const name = Buffer.from(sha256).toString('hex')
    if (name.length !== 64) throw new RangeError('Not a sha256')
    return { parent: join(folder, name.slice(0, 2)), path: join(folder, name.slice(0, 2), name.slice(2)) }
  }
  return {
    keep: async (bytes, largest) => {
      await mkdir(folder, { recursive: true })
      const incoming = await mkdtemp(join(folder, 'incoming-'))
      try {
        const kept = await write(join(incoming, 'bytes'), bytes, largest)
        const { parent, path } = placeOf(kept.sha256)
        if (await isThere(path, kept.size)) return kept
        await mkdir(parent, { recursive: true })
        await rename(join(incoming, 'bytes'), path)
        // The file is safe when its name is: both folders are told to the disk.
        await syncFolder(parent)
        await syncFolder(folder)
        return kept
      } finally {
        await rm(incoming, { recursive: true, force: true })
      }
    },
    read: (sha256) => readFile(placeOf(sha256).path),
    stream: (sha256) => createReadStream(placeOf(sha256).path),
  }
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  largest: number,
): Promise<Kept> {
  const hash = createHash('sha256')
  const beginning: Uint8Array[] = []
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      if (size < tellingBytes) beginning.push(chunk)
      size += chunk.length
      if (size > largest) throw new Refused('file_is_too_large', { largest })
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest(), size, mediaType: mediaTypeOf(Buffer.concat(beginning)) }
}

const isThere = (path: string, size: number) =>
  stat(path).then(
    (found) => found.size === size,
    () => false,
  )

async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
