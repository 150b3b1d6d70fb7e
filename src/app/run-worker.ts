import { join } from 'node:path'
import pino from 'pino'
import { wallClock } from '#app/clock'
import { mailFrom } from '#app/mail-settings'
import { reactions } from '#app/reactions'
import { jobs } from '#app/schedule'
import { readSettings } from '#app/settings'
import { stopSignal, untilAborted } from '#app/signals'
import { toldDatabase } from '#app/told-database'
import { openWorker } from '#app/worker'
import { realChance } from '#platform/chance'
import { fileStore } from '#platform/files'
import { loggedError } from '#platform/http/logged-error'
import { openDatabase } from '#platform/sql'

const settings = readSettings()
const log = pino({ level: settings.logLevel, base: null, serializers: { err: loggedError } })
const databaseUrl = await toldDatabase(settings.databaseUrl)
const stop = stopSignal()
const database = openDatabase({ connectionString: databaseUrl, max: 10, application_name: 'quittance-worker' })
const post = mailFrom(settings)
const worker = await openWorker({
  from: { database, clock: wallClock, chance: realChance, files: fileStore(join(settings.dataDir, 'files')) },
  databaseUrl,
  reactions,
  jobs,
  post,
  onFailure: (what, err) => log.error({ what, err }, 'failed, and will be tried again'),
})
log.info('at work')
await untilAborted(stop)
await worker.close()
post.transport?.close()
await database.close()
