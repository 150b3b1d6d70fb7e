import { migrate } from '#platform/migrate'
import { refusePlainly } from '#platform/plain-refusal'
import { type Command, json } from '#app/command'
import { migrationsFolder } from '#app/program'
import { reachDatabase } from '#app/reach-database'

export const command: Command = {
  name: 'migrate',
  summary: 'Brings the database up to this version. start does it by itself.',
  usage: '[--data DIR] [--json]',
  options: json,
  run: async ({ flag, settings }) => {
    const database = await reachDatabase(settings, 'migrate')
    try {
      const ownerUrl = database.ownerUrl ?? refuseWithoutOwner()
      const { applied } = await migrate({ ownerUrl, folder: migrationsFolder, at: new Date() })
      if (flag('json')) console.log(JSON.stringify({ applied }))
      else console.log(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The database is up to date')
      return 0
    } finally {
      await database.close()
    }
  },
}

function refuseWithoutOwner(): never {
  return refusePlainly('owner_unknown', {
    message: 'DATABASE_URL is set, but not the role that may change tables',
    remedy: 'Set DATABASE_OWNER_URL as well',
  })
}
