import { type Command, WrongUsage } from '#app/command'
import { importBankFiles } from '#app/commands/bank-import'
import { parseBankFiles } from '#app/commands/bank-parse'

export const command: Command = {
  name: 'bank',
  summary: 'Reads and books bank statements: camt.053 (052, 054) and CSV, gzipped or not.',
  usage: 'parse|import FILE... [--mapping FILE]',
  options: {
    mapping: { type: 'string', value: 'FILE', about: 'what the columns of a CSV file mean (docs/bank-files.md)' },
    json: { type: 'boolean', about: 'print JSON; parse does so anyway, one statement a line' },
  },
  run: (given) => {
    const [what, ...files] = given.words
    if (what === 'parse') return parseBankFiles(files, given)
    if (what === 'import') return importBankFiles(files, given)
    throw new WrongUsage('parse what, or import what?')
  },
}
