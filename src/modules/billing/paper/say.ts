import { catalogue } from '#platform/message-catalogue'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { nl } from './texts/nl.ts'

/** Every word that stands on our papers and in the mails that carry them. */
export const say = catalogue({ en, de, fr, es, nl })
