import { measureLatency } from './latency.ts'
import { measureMany } from './many.ts'
import { measureResume } from './resume.ts'
import { startWorld } from './world.ts'

/** Events from Odoo to clients: how long each takes on its way, and what very many subscribers take. */
export async function benchEvents(): Promise<void> {
  const world = await startWorld()
  if (typeof world === 'string') return console.log(`\n${world}. Events are left out.`)
  for (const measure of [measureLatency, measureMany, measureResume]) await measure(world)
}
