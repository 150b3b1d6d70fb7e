import { join, resolve } from 'node:path'

/** What the environment says, read once. Everything has a default: without any setting a company runs in the current folder. */
export type Settings = {
  /** Where everything of one company lies. */
  readonly dataDir: string
  /** The application's role on a PostgreSQL of one's own; without it the one that comes along is started. */
  readonly databaseUrl: string | null
  /** The role that owns the tables, for migrations. */
  readonly databaseOwnerUrl: string | null
  readonly host: string
  readonly port: number
  /** The address that people use, where it is not the one that we listen on: behind a proxy that speaks TLS. */
  readonly publicUrl: string | null
  /** The proxy whose X-Forwarded-* headers count: an address or a network. */
  readonly trustProxy: string | null
  /** Seals stored secrets and sessions. Several servers of one company share it; backups of the data leave it out. */
  readonly keyFile: string
  /** How many connections to the database a server holds. */
  readonly connections: number
  readonly logLevel: string
  /** `smtp://name:password@mail.example:587`; without it letters wait in the outbox. */
  readonly mailServer: string | null
  /** `Halden Ltd <billing@halden.example>`: who writes where a letter does not say. */
  readonly mailSender: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

export const defaultPort = 7400

export function readSettings(environment: Environment = process.env): Settings {
  const text = (name: string) => environment[name]?.trim() || null
  const dataDir = resolve(text('QUITTANCE_DATA_DIR') ?? 'quittance-data')
  return {
    dataDir,
    databaseUrl: text('DATABASE_URL'),
    databaseOwnerUrl: text('DATABASE_OWNER_URL'),
    host: text('QUITTANCE_HOST') ?? '127.0.0.1',
    port: portOf(text('QUITTANCE_PORT')) ?? defaultPort,
    publicUrl: text('QUITTANCE_URL'),
    trustProxy: text('QUITTANCE_TRUST_PROXY'),
    keyFile: resolve(text('QUITTANCE_KEY_FILE') ?? join(dataDir, 'key')),
    connections: countOf(text('QUITTANCE_CONNECTIONS')) ?? 20,
    // A person at a terminal wants to hear of trouble alone; a collector of logs wants all of it.
    logLevel: logLevelOf(text('QUITTANCE_LOG')) ?? (process.stdout.isTTY ? 'warn' : 'info'),
    mailServer: text('QUITTANCE_SMTP_URL'),
    mailSender: text('QUITTANCE_MAIL_FROM'),
  }
}

/** A port number, or null when the text is none. 0 means any that is free. */
export function portOf(text: string | null): number | null {
  const port = text && /^\d+$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? port : null
}

const countOf = (text: string | null) => (text && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null)

const logLevels = ['debug', 'info', 'warn', 'error', 'silent']
const logLevelOf = (text: string | null) => logLevels.find((level) => level === text) ?? null

/** The environment in which a child process of ours reads the same settings. It never learns how to change tables. */
export function environmentOf(settings: Settings): Record<string, string | undefined> {
  return {
    ...process.env,
    QUITTANCE_DATA_DIR: settings.dataDir,
    QUITTANCE_HOST: settings.host,
    QUITTANCE_PORT: String(settings.port),
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
  }
}
