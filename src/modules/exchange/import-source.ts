import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { openSource, type Source } from '#modules/cash'

/** A file to import, which is read from its beginning more than once. */
export type ImportSource = {
  readonly name: string
  /** How messages call it: its path on the command line, its name in the browser. */
  readonly place: string
  /** The caller closes it. */
  readonly open: () => Promise<Source>
}

export const sourceAt = (path: string): ImportSource => ({
  name: basename(path),
  place: path,
  open: () => openSource(createReadStream(path)),
})

export const uploaded = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): ImportSource => ({
  name,
  place: name,
  open: () => openSource(bytes),
})
