import { TextDecoder } from 'node:util'
import { badFile } from './refusals.ts'

const decoderOf = (encoding: string, fatal: boolean): TextDecoder => {
  try {
    return new TextDecoder(encoding, { fatal })
  } catch {
    throw badFile('file_encoding_unknown', { encoding })
  }
}

/**
 * The encoding that the bytes themselves show, by byte order mark or by where the zeros are. Null when they are plain
 * single bytes, where a declaration or a mapping must say more.
 */
export function encodingByBytes(head: Uint8Array): string | null {
  const [a, b, c, d] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw badFile('file_encoding_unknown', { encoding: 'UTF-32' })
  }
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be'
  return null
}

/** XML as text, in pieces: by its bytes, else by its declaration, else UTF-8. */
export async function* decodedXml(head: Uint8Array, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = decoderOf(encodingByBytes(head) ?? declaredEncoding(head), false)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

// A declaration that says UTF-16 can be read at all, so the file is not: such files are UTF-8 written by a careless tool.
function declaredEncoding(head: Uint8Array): string {
  const beginning = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).toString('latin1')
  const [, encoding = 'utf-8'] = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']{1,40})["']/.exec(beginning) ?? []
  return /^(utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(encoding) ? 'utf-8' : encoding
}

/** A whole text file: by its bytes, else UTF-8 where that fits, else the encoding given. A byte order mark is dropped. */
export function decodedText(bytes: Uint8Array, otherwise: string): string {
  const encoding = encodingByBytes(bytes)
  if (encoding === null && isUtf8(bytes)) return decoderOf('utf-8', false).decode(bytes)
  try {
    return decoderOf(encoding ?? otherwise, true).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw badFile('file_encoding_is_wrong', { encoding: encoding ?? otherwise })
    throw error
  }
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
