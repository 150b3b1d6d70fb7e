import { betterAuth } from 'better-auth'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'

export type SignInSettings = {
  /** Derived from the key file; changing it ends all sessions. */
  readonly secret: string
  readonly https: boolean
  readonly pool: Pool
}

const hour = 60 * 60

/** NIST 800-63B: length is what counts. */
export const passwordLength = { least: 12, most: 128 } as const

/** The library that keeps passwords and sessions, on tables of its own. */
export const signInLibrary = ({ secret, https, pool }: SignInSettings) =>
  betterAuth({
    appName: 'Quittance',
    basePath: '/api/auth',
    secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }).withSchema('auth'), type: 'postgres' },
    telemetry: { enabled: false },
    // Users are made by the setup and by administrators, never by whoever finds the address.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    session: { expiresIn: 14 * 24 * hour, updateAge: 24 * hour, cookieCache: { enabled: false } },
    // Ours counts tries in the database, for all processes together.
    rateLimit: { enabled: false },
    // The origin was checked before: only requests of our own address come here.
    trustedOrigins: (request) => (request === undefined ? [] : [new URL(request.url).origin]),
    advanced: {
      cookiePrefix: 'quittance',
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    logger: { disabled: true },
  })

export type SignInLibrary = ReturnType<typeof signInLibrary>
