import type { Claim, ClaimResponse, Resource } from '@medplum/fhirtypes'
import { type RevenueCycle, revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { type SandboxOdoo, sandboxOdoo } from '../../../authorization/sandbox-odoo.ts'
import { type World, world } from './world.ts'

export interface SandboxWorld extends World {
  readonly sandbox: SandboxOdoo
  readonly cycle: RevenueCycle
}

/** The hospital group with its claims and remittances. `more`: resources besides those. */
export async function sandboxWorld(
  more: (own: readonly Resource[]) => readonly Resource[] = () => [],
): Promise<SandboxWorld> {
  const [sandbox, cycle] = [await sandboxOdoo(), revenueCycle()]
  const resources = [...cycle.resources, ...more(cycle.resources)]
  const made = await world(sandbox.odoo, { resources, files: cycle.remittanceFiles })
  return { ...made, sandbox, cycle }
}

/** Claims with their answers once more, under other ids and the same numbers with an `-A` behind them. */
export function claimsAgain(own: readonly Resource[], count: number): Resource[] {
  const claims = own
    .filter((each): each is Claim => each.resourceType === 'Claim' && each.use === 'claim')
    .slice(0, count)
  const again = (id: string) => `${id}-again`
  const ids = new Set(claims.map(({ id }) => `Claim/${id}`))
  const answers = own.filter(
    (each): each is ClaimResponse => each.resourceType === 'ClaimResponse' && ids.has(each.request?.reference ?? ''),
  )
  return [
    ...claims.map(
      (claim): Claim => ({
        ...claim,
        id: again(claim.id as string),
        identifier: (claim.identifier ?? []).map((each) => ({ ...each, value: `${each.value}-A` })),
      }),
    ),
    ...answers.map(
      (answer): ClaimResponse => ({
        ...answer,
        id: again(answer.id as string),
        request: { reference: again(answer.request?.reference as string) },
      }),
    ),
  ]
}

export const claimIdOf = (number: string) =>
  Buffer.from(`fhir/Claim/claim-${number.toLowerCase()}`).toString('base64url')
export const payerIdOf = (place: number) => Buffer.from(`fhir/Payer/payer-${place}`).toString('base64url')
export const facilityIdOf = (key: number) => Buffer.from(`odoo/Facility/${key}`).toString('base64url')
