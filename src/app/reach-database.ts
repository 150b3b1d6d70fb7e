import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '#kernel/outcome'
import { attachCluster, closeWhenAlone, openCluster, stayAsGuest } from '#platform/postgres'
import type { Settings } from '#app/settings'
import { WrongUsage } from '#app/command'

/** The database that a command works on. */
export type ReachedDatabase = {
  readonly appUrl: string
  /** Null when somebody runs their own database and gave us only the application's role. */
  readonly ownerUrl: string | null
  /** Whether somebody else keeps it running: then its server and worker may be at work as well. */
  readonly shared: boolean
  readonly close: () => Promise<void>
}

/** One's own database when the settings name it; else that of the running company; else the folder is opened for the time of the command. */
export async function reachDatabase(settings: Settings, command: string): Promise<ReachedDatabase> {
  const given = givenDatabase(settings)
  if (given) return { ...given, shared: true, close: async () => {} }
  for (let tries = 1; ; tries += 1) {
    const attached = await attachCluster(settings.dataDir)
    const leave = attached && (await stayAsGuest(attached))
    if (leave) return { ...attached, shared: true, close: leave }
    try {
      const holder = { command, port: null, since: new Date() }
      const cluster = await openCluster({ dataDir: settings.dataDir, holder })
      // Other commands may have attached to the database meanwhile: it stays until they are through.
      return { ...cluster, shared: false, close: () => closeWhenAlone(cluster, cluster.stop) }
    } catch (error) {
      // Whoever holds the folder is just starting its database: a moment later we can attach to it.
      if (!isHeld(error) || tries >= 120) throw error
      await pause(250)
    }
  }
}

/** The database of one's own that the settings name, or null. */
export function givenDatabase({ databaseUrl, databaseOwnerUrl }: Settings) {
  if (databaseUrl) return { appUrl: databaseUrl, ownerUrl: databaseOwnerUrl }
  if (databaseOwnerUrl) throw new WrongUsage('DATABASE_OWNER_URL is set, but DATABASE_URL is not')
  return null
}

const isHeld = (error: unknown) => error instanceof Refused && error.code === 'data_folder_held'
