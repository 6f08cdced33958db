import { access } from './cases/access.ts'
import { batches } from './cases/batches.ts'
import { pages } from './cases/pages.ts'
import { refusals } from './cases/refusals.ts'
import { searches } from './cases/searches.ts'
import { writes } from './cases/writes.ts'
import { records } from './records.ts'
import { onBothServers } from './servers.ts'

onBothServers('A FHIR server', records, (server) => {
  for (const cases of [searches, refusals, access, writes, batches, pages]) cases(server)
})
