import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The company's key: 32 random bytes in a file of their own, kept apart from backups of the data. Secrets in the database are
 * sealed with it, so a copied database alone gives none away.
 */
export type KeyFile = {
  /** A key for one purpose; purposes cannot be told from each other. */
  readonly keyFor: (purpose: string) => Uint8Array
  /** Encrypts for the database. What it belongs to (a table, a row) is bound in, so a sealed value cannot be moved. */
  readonly seal: (secret: string, belongsTo: string) => string
  readonly open: (sealed: string, belongsTo: string) => string
}

const keyBytes = 32

/** Reads the key file, and makes it at the first start. */
export function openKeyFile(path: string): KeyFile {
  makeIfMissing(path)
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  const key = readFileSync(path)
  if (key.length !== keyBytes) throw new Error(`${path} is not a key file: it must have ${keyBytes} bytes`)
  return keyFileOf(key)
}

// Exclusive, so that two starts at once end up with one key.
function makeIfMissing(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let file: number
  try {
    file = openSync(path, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
    throw error
  }
  try {
    writeSync(file, randomBytes(keyBytes))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export function keyFileOf(key: Uint8Array): KeyFile {
  const keyFor = (purpose: string) => new Uint8Array(hkdfSync('sha256', key, '', `quittance ${purpose}`, keyBytes))
  const sealing = keyFor('sealed values')
  return {
    keyFor,
    seal: (secret, belongsTo) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(belongsTo))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open: (sealed, belongsTo) => {
      if (!sealed.startsWith('v1.')) throw new Error('Not a sealed value of a known form')
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(belongsTo)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
