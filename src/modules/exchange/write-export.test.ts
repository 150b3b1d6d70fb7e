import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportLine } from './write-export.ts'

test('what a spreadsheet would run as a formula leaves as a text, and a negative amount stays a number', () => {
  const cells = ['=1+1', '+49 521 1', '-2+3', '@SUM(A1)', '\tx', '＝1', '-12.50', 'Müller, Söhne', null]
  const row = Object.fromEntries(cells.map((cell, index) => [`c${index}`, cell]))
  assert.equal(exportLine(row), "'=1+1,'+49 521 1,'-2+3,'@SUM(A1),'\tx,'＝1,-12.50,\"Müller, Söhne\",\n")
})
