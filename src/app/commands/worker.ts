import { missingMigrations } from '#platform/migrate'
import { refusePlainly } from '#platform/plain-refusal'
import { attachCluster } from '#platform/postgres'
import type { Command } from '#app/command'
import { keepChild } from '#app/kept-child'
import { migrationsFolder } from '#app/program'
import { builtScripts } from '#app/program-build'
import { givenDatabase } from '#app/reach-database'
import { environmentOf, type Settings } from '#app/settings'
import { stopSignal, untilAborted } from '#app/signals'

export const command: Command = {
  name: 'worker',
  summary: 'Runs background work for a company that is served elsewhere; as many of them as wanted.',
  usage: '[--data DIR]',
  options: {},
  run: async ({ settings }) => {
    const databaseUrl = await runningDatabase(settings)
    const [pending] = await missingMigrations(databaseUrl, migrationsFolder)
    if (pending) refuseOld(pending)
    const signal = stopSignal()
    const tell = (line: string) => console.error(line)
    const scripts = await builtScripts({ tell, signal })
    const child = keepChild({
      name: 'worker',
      script: scripts('worker'),
      environment: environmentOf(settings),
      databaseUrl: Promise.resolve(databaseUrl),
      tell,
    })
    try {
      console.log('The worker is at work; Ctrl-C stops it')
      await Promise.race([untilAborted(signal), child.keepsFailing])
    } finally {
      await child.stop()
    }
    return 0
  },
}

async function runningDatabase(settings: Settings): Promise<string> {
  const running = givenDatabase(settings) ?? (await attachCluster(settings.dataDir))
  if (running) return running.appUrl
  return refusePlainly('nothing_runs', {
    message: `Nothing runs on ${settings.dataDir}`,
    remedy: 'Run quittance start --no-worker first, or set DATABASE_URL',
  })
}

function refuseOld(pending: string): never {
  return refusePlainly('migrations_missing', {
    message: `The database lacks ${pending}`,
    remedy: 'Run quittance migrate, or start this version once',
  })
}
