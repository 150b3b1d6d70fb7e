import { dayIn } from '#kernel/day'
import { typeset } from '#platform/typst'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { logoFiles, paperSeller } from '#modules/billing'
import { entityOf, today } from '#modules/company'
import { payPaper, quarterText } from './paper/pay-paper.ts'
import { say } from './paper/words.ts'
import { readPayStatement } from './read-statement.ts'

const template = new URL('./paper/pay.typ', import.meta.url)

/** A pay statement as PDF, to keep or to hand to payroll; a settled one gives the same bytes until it is paid. */
export async function printPay(work: Work, asked: Parameters<typeof readPayStatement>[1]): Promise<FileOut> {
  const statement = await readPayStatement(work, asked)
  const entity = await entityOf(work.tx, asked.entityId)
  const seller = await paperSeller(work.tx, { entityId: entity.id, currency: statement.currency })
  const language = work.language === 'de' ? 'de' : 'en'
  const on = statement.settled ? dayIn(entity.zone, statement.settled.frozenAt) : today(work, entity)
  const data = payPaper({ language, seller, statement, on })
  const quarter = quarterText(statement.from)
  return {
    name: say(language, 'fileName', { name: inFileName(statement.name), quarter }),
    mediaType: 'application/pdf',
    bytes: typeset({ template, data, files: logoFiles(seller) }),
    inline: true,
  }
}

const inFileName = (name: string) =>
  name
    .replaceAll(/[\\/:*?"<>|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
