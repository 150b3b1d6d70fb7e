import { join } from 'node:path'
import { wallClock } from '#app/clock'
import { programRoot, version } from '#app/program'
import { routes } from '#app/routes'
import { openServer } from '#app/server'
import { readSettings } from '#app/settings'
import { stopSignal, untilAborted } from '#app/signals'
import { toldDatabase } from '#app/told-database'
import { staffById, staffByUser } from '#modules/company'
import { realChance } from '#platform/chance'
import { fileStore } from '#platform/files'
import { openKeyFile } from '#platform/key-file'
import { openDatabase } from '#platform/sql'

const settings = readSettings()
const connectionString = await toldDatabase(settings.databaseUrl)
const stop = stopSignal()
const database = openDatabase({ connectionString, max: settings.connections })
const server = await openServer({
  database,
  routes,
  people: { byId: staffById, byUser: staffByUser },
  keyFile: openKeyFile(settings.keyFile),
  chance: realChance,
  files: fileStore(join(settings.dataDir, 'files')),
  clock: wallClock,
  root: programRoot,
  version: version(),
  https: settings.publicUrl?.startsWith('https://') ?? false,
  trustProxy: settings.trustProxy ?? false,
  log: { level: settings.logLevel },
  address: settings.publicUrl ?? `http://${settings.host}:${settings.port}`,
})
await server.listen({ host: settings.host, port: settings.port })
await untilAborted(stop)
await server.close()
await database.close()
