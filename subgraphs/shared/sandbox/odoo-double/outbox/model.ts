import { outboxModel } from '../../../odoo/accounts/plans.ts'
import { type FieldFacts, type Model, modelNamed, modelOf } from '../models.ts'

const ofEveryModel = ['id', 'display_name', 'create_date', 'create_uid', 'write_date', 'write_uid']

const noted: Readonly<Record<string, FieldFacts>> = {
  x_model: { type: 'char', string: 'Model' },
  x_res_id: { type: 'integer', string: 'Record', aggregator: 'sum' },
  x_op: { type: 'char', string: 'Change' },
  x_before: { type: 'text', string: 'Before' },
  x_after: { type: 'text', string: 'After' },
  x_note: { type: 'text', string: 'Could not be read' },
}

/** The model in which changes are noted: no Odoo has it before it is told to, so it is not in `models.json`. */
export const outbox: Model = modelOf(outboxModel('caregraph'), {
  order: 'id',
  recName: null,
  fields: {
    ...Object.fromEntries(
      ofEveryModel.flatMap((name) => [[name, modelNamed('uom.uom').fields.get(name) as FieldFacts]]),
    ),
    ...noted,
  },
})
