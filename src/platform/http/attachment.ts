import type { FileOut } from '#platform/wire'

// What a browser may show on our own address: it runs nothing there, unlike HTML and SVG.
const harmless = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain; charset=utf-8'])

/** Content-Disposition with a name that survives every alphabet and closes no quotes. */
export function attachment({ name, mediaType, inline = false }: FileOut): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const how = inline && harmless.has(mediaType) ? 'inline' : 'attachment'
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, percent)}`
}

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
