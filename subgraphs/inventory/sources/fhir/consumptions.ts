import { consumptionRecordOf } from '#shared/projections/mapping/consumption.ts'
import { deviceRecordOf } from '#shared/projections/mapping/device.ts'
import type { LiveFamily } from '#shared/projections/reading/live-records.ts'
import type { SupplyConsumptionStatus } from '../../types.generated.ts'

/** What was used is a SupplyDelivery, of a Device where it names one. */
export const consumptionFamily: LiveFamily<'consumption'> = {
  family: 'consumption',
  type: 'SupplyDelivery',
  recordOf: (resource) => consumptionRecordOf(resource),
}

export const deviceFamily: LiveFamily<'device'> = {
  family: 'device',
  type: 'Device',
  recordOf: (resource) => deviceRecordOf(resource),
}

const statuses: Readonly<Record<string, SupplyConsumptionStatus>> = {
  'in-progress': 'IN_PROGRESS',
  completed: 'COMPLETED',
  abandoned: 'ABANDONED',
  'entered-in-error': 'ENTERED_IN_ERROR',
}

/** The business's word for a state of FHIR. */
export function consumptionStatusOf(status: string): SupplyConsumptionStatus {
  return Object.hasOwn(statuses, status) ? (statuses[status] as SupplyConsumptionStatus) : 'UNKNOWN'
}
