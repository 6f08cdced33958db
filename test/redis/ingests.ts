import { redisIngest } from './redis-ingest.ts'

// Takes in claims and files of payers until it is killed, and says what it is at: `ingest-killed.test.ts` kills it.
const { ingest } = await redisIngest(JSON.parse(process.argv[2] ?? ''), String(process.pid), (at) =>
  process.stdout.write(`${at}\n`),
)
ingest.start()
