import { basename } from 'node:path'
import { found } from '#platform/found'
import { serve } from '#platform/http'
import { bankAccounts } from '#modules/company'
import { acceptProposals } from './accept-proposals.ts'
import { applyLine } from './apply-lines.ts'
import { assignPayer } from './assign-payer.ts'
import * as contract from './contract.ts'
import { importBankFile } from './import-file.ts'
import { leaveLine } from './leave-line.ts'
import { readLine } from './read-line.ts'
import { readWorkbench, todayOf } from './read-workbench.ts'
import { splitLine } from './split-line.ts'
import { linePage } from './store-lines.ts'
import { statementPage } from './store-statements.ts'
import { tryItems } from './try-items.ts'
import { undoDeed } from './undo-deed.ts'

export const routes = [
  serve(contract.importBankFile, async (work, { file, bankAccountId }) => {
    const account = bankAccountId && found((await bankAccounts(work.tx)).find((each) => each.id === bankAccountId))
    const imported = await importBankFile(
      (verb) => verb(work),
      { name: basename(file.name), open: () => file.bytes },
      account ? { account } : {},
    )
    return { fileName: file.name, ...imported }
  }),
  serve(contract.readWorkbench, readWorkbench),
  serve(contract.listBankLines, async (work, request) =>
    linePage(work.tx, request, await todayOf(work, request.entityId)),
  ),
  serve(contract.readBankLine, readLine),
  serve(contract.tryItems, tryItems),
  serve(contract.listStatements, ({ tx }, request) => statementPage(tx, request)),
  serve(contract.acceptProposals, async (work, { lines }) => {
    await acceptProposals(work, lines)
    return { applied: lines.length }
  }),
  serve(contract.applyLine, async (work, request) => {
    await applyLine(work, request)
    return readLine(work, request)
  }),
  serve(contract.assignPayer, async (work, request) => {
    await assignPayer(work, request)
    return readLine(work, request)
  }),
  serve(contract.leaveLine, async (work, request) => {
    await leaveLine(work, request)
    return readLine(work, request)
  }),
  serve(contract.splitLine, async (work, request) => {
    await splitLine(work, request)
    return readLine(work, request)
  }),
  serve(contract.undoDeed, async (work, request) => {
    await undoDeed(work, request)
    return readLine(work, request)
  }),
]
