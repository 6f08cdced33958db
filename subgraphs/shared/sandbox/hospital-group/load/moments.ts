import { runCode } from './server-code.ts'
import type { LoadSession } from './session.ts'
import type { OdooRow } from './trial-odoo.ts'

/** An instant as Odoo writes it. */
export function odooMoment(instant: string): string {
  return instant.replace('T', ' ').replace('Z', '')
}

/** Writes a moment or a day to those records that have another; none where it is empty. */
export async function writeMoments(
  session: LoadSession,
  model: string,
  field: string,
  rows: readonly OdooRow[],
  momentOf: (row: OdooRow) => string,
): Promise<void> {
  const wrong = rows.filter((row) => momentOf(row) !== '' && row[field] !== momentOf(row))
  session.progress.expect(rows.length, rows.length - wrong.length)
  if (wrong.length === 0) return
  const idsByMoment = Map.groupBy(wrong, momentOf)
  const changes = [...idsByMoment].map(([moment, some]) => [moment, some.map(({ id }) => id)])
  // There are hundreds of moments: a call for each would take some seconds.
  const code = `for moment, ids in env.context['changes']: model.browse(ids).write({'${field}': moment})`
  await runCode(session.odoo, model, code, { context: { changes } })
  session.progress.advance(wrong.length)
}
