import { missingMigrations } from '#platform/migrate'
import { examine, type Finding } from '#platform/postgres'
import { type Command, json } from '#app/command'
import { migrationsFolder } from '#app/program'
import { reachDatabase } from '#app/reach-database'

export const command: Command = {
  name: 'doctor',
  summary: 'Says whether this database keeps what it has acknowledged, and whether it is up to date.',
  usage: '[--data DIR] [--json]',
  options: json,
  run: async ({ flag, settings }) => {
    const database = await reachDatabase(settings, 'doctor')
    try {
      const findings = [...(await examine(database.appUrl)), await migrationFinding(database.appUrl)]
      if (flag('json')) console.log(JSON.stringify(findings))
      else for (const finding of findings) console.log(lineFor(finding))
      return findings.every(({ ok }) => ok) ? 0 : 1
    } finally {
      await database.close()
    }
  },
}

async function migrationFinding(appUrl: string): Promise<Finding> {
  const pending = await missingMigrations(appUrl, migrationsFolder)
  return {
    name: 'migrations',
    found: pending.length === 0 ? 'up to date' : `${pending.length} missing, first ${pending[0]}`,
    ok: pending.length === 0,
    wanted: 'up to date',
    remedy: 'Run quittance migrate',
  }
}

function lineFor({ name, found, ok, wanted, remedy }: Finding): string {
  const line = `${ok ? 'ok  ' : 'BAD '} ${name.padEnd(20)} ${found}`
  return ok ? line : `${line}, must be ${wanted}. ${remedy}`
}
