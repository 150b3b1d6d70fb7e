type Sign = { readonly starts: string; readonly type: string }

const signs: readonly Sign[] = [
  { starts: '%PDF-', type: 'application/pdf' },
  { starts: '\u0089PNG\r\n\u001a\n', type: 'image/png' },
  { starts: '\u00ff\u00d8\u00ff', type: 'image/jpeg' },
  { starts: 'GIF8', type: 'image/gif' },
  { starts: '\u001f\u008b', type: 'application/gzip' },
  { starts: '\u00d0\u00cf\u0011\u00e0', type: 'application/x-cfb' },
]

/** How many bytes at the beginning tell the type. */
export const tellingBytes = 4_096

/** What bytes are, by what they look like: neither the name nor the sender's word is believed. */
export function mediaTypeOf(beginning: Uint8Array): string {
  const text = Buffer.from(beginning.subarray(0, tellingBytes)).toString('latin1')
  const sign = signs.find(({ starts }) => text.startsWith(starts))
  if (sign) return sign.type
  if (text.startsWith('PK\u0003\u0004')) return zipKind(text)
  return isText(beginning) ? textKind(text) : 'application/octet-stream'
}

const office = 'application/vnd.openxmlformats-officedocument'

function zipKind(text: string): string {
  if (text.includes('xl/')) return `${office}.spreadsheetml.sheet`
  if (text.includes('word/')) return `${office}.wordprocessingml.document`
  return 'application/zip'
}

// A zero byte stands in no text that we take; UTF-16 is recognised by its mark.
function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  return !bytes.subarray(0, tellingBytes).includes(0)
}

function textKind(text: string): string {
  const start = text
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (/^<!doctype html|^<html|^<head|^<body|^<script/.test(start)) return 'text/html'
  if (/<svg[\s>]/.test(start)) return 'image/svg+xml'
  if (start.startsWith('<')) return 'application/xml'
  return /^[{[]/.test(start) ? 'application/json' : 'text/plain'
}
