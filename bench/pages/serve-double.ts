import { startSandbox } from '#shared/sandbox/sandbox.ts'

// The sandbox's Odoo double in a process of its own, as a real Odoo is: what it works must not hold up who asks it.
const { odoo } = await startSandbox()
console.log(`ready ${JSON.stringify(odoo)}`)
