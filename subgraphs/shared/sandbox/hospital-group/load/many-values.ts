import { runCode } from './server-code.ts'
import type { LoadSession } from './session.ts'
import type { OdooRow } from './trial-odoo.ts'

/** Writes a text, a moment or a day to those records that have another; none where it is empty. */
export async function writeValues(
  session: LoadSession,
  model: string,
  field: string,
  rows: readonly OdooRow[],
  textOf: (row: OdooRow) => string,
): Promise<void> {
  const wrong = rows.filter((row) => textOf(row) !== '' && row[field] !== textOf(row))
  session.progress.expect(rows.length, rows.length - wrong.length)
  if (wrong.length === 0) return
  const idsByText = Map.groupBy(wrong, textOf)
  const changes = [...idsByText].map(([text, some]) => [text, some.map(({ id }) => id)])
  // There are hundreds of them: a call for each would take some seconds.
  const code = `for value, ids in env.context['changes']: model.browse(ids).write({'${field}': value})`
  await runCode(session.odoo, model, code, { context: { changes } })
  session.progress.advance(wrong.length)
}
