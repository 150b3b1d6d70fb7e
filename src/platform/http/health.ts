import type { FastifyInstance } from 'fastify'
import { ProblemError } from '#platform/http/problem'
import type { Database } from '#platform/sql'
import { pendingMigrations } from '#platform/pending-migrations'

/** 200 when the database answers and has all the migrations that this version needs; only then may requests come. */
export function mountHealth(app: FastifyInstance, database: Database, migrations: string): void {
  const pending = pendingMigrations(migrations)
  app.get('/health', { logLevel: 'silent' }, async () => {
    const missing = await database.glance(pending)
    if (missing.length === 0) return { status: 'ready' }
    throw new ProblemError(503, 'migrations_are_missing', {
      title: 'The database is older than the program.',
      remedy: 'Run bin/quittance migrate.',
      facts: { missing },
      retryAfter: 5,
    })
  })
}
